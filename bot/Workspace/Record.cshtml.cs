using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalesAssistant.Bot.Photos;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Workspace;

/// <summary>One record of any kind: its fields, what is linked to it, its history.</summary>
public sealed class RecordPage(ICrmContexts contexts, CurrentCaller current, RecordReader reader, LinkedRecords linked, PhotoStore photos, FieldCatalogue fields, Ui ui) : PageModel
{
    /// <summary>The record's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The number people say.</summary>
    public string Number { get; private set; } = "";

    /// <summary>What it is.</summary>
    public string KindLabel { get; private set; } = "";

    /// <summary>A customer whom nobody owns.</summary>
    public bool IsPooled { get; private set; }

    /// <summary>Its fields.</summary>
    public IReadOnlyList<RecordReader.Line> Lines { get; private set; } = [];

    /// <summary>What is linked to it.</summary>
    public IReadOnlyList<LinkedRecords.Section> Lists { get; private set; } = [];

    /// <summary>Ids of the pictures of a check-in.</summary>
    public IReadOnlyList<long> Photos { get; private set; } = [];

    /// <summary>The page; another's record is as absent as one that does not exist.</summary>
    public async Task<IActionResult> OnGetAsync(string folder, long id, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(current.Known);
        if (RecordLinks.KindOf(folder) is not { } kind || await RecordReader.FindAsync(db, kind, id, cancellationToken) is not { } record)
        {
            return NotFound();
        }

        Name = RecordReader.NameOf(record);
        Number = record.Number;
        IsPooled = record is Customer { OwnerId: null };
        KindLabel = fields.KindLabel(kind, ui.Language);
        Lines = await reader.LinesAsync(db, kind, record, ui.Language, ui.Today, cancellationToken);
        Lists = await linked.OfAsync(db, kind, record, ui, cancellationToken);
        Photos = record is Interaction visit ? await photos.OfAsync(visit, cancellationToken) : [];
        return Page();
    }

    /// <summary>One picture of the interaction; of another's as absent as one that does not exist.</summary>
    public async Task<IActionResult> OnGetPhotoAsync(string folder, long id, long photo, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(current.Known);
        if (RecordLinks.KindOf(folder) != RecordKind.Interaction || await RecordReader.FindAsync(db, RecordKind.Interaction, id, cancellationToken) is not Interaction visit
            || await photos.FindAsync(visit, photo, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, no-store";
        return File(found.Bytes, found.ContentType);
    }
}

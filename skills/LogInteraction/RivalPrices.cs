using Microsoft.EntityFrameworkCore;
using SalesAssistant.Skills.Language.Lexicons;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Keeps a rival's price from becoming ours: an amount said in one breath with a competitor that stands in the customer's deals is no price of ours.</summary>
internal static class RivalPrices
{
    private static readonly PhraseList Ours = NoteWords.Parties["we"];
    private static readonly char[] Breaks = [',', '，', '。', ';', '；', '\n', '!', '！'];

    public static async Task<LogInteraction.Note> DropAsync(LogInteraction.Note note, SkillContext context, CancellationToken cancellationToken)
    {
        if (note is not { Update.Amount: not null, Customer.Id: { } customerId } || !note.Words.TryGetValue("amount", out var words))
        {
            return note;
        }

        var at = note.Content.IndexOf(words, StringComparison.Ordinal);
        var from = at <= 0 ? 0 : note.Content.LastIndexOfAny(Breaks, at - 1) + 1;
        var said = at < 0 ? "" : note.Content[from..at];
        if (said.Length == 0 || Ours.IsIn(said))
        {
            return note;
        }

        var rivals = await context.Db.Opportunities.Where(deal => deal.CustomerId == customerId && deal.Competitors != null).Select(deal => deal.Competitors!).Distinct().ToListAsync(cancellationToken);   // filtered
        return rivals.Exists(names => Names(names, said))
            ? note with { Update = Without(note.Update) }
            : note;
    }

    /// <summary>True when one of the rivals of a deal is named in <paramref name="text"/>.</summary>
    public static bool Names(string? rivals, string text) =>
        rivals?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(name => text.Contains(Head(name), StringComparison.OrdinalIgnoreCase)) == true;

    // 博硕智造 is called 博硕; Vantix Systems is called Vantix.
    private static string Head(string name)
    {
        var blank = name.IndexOf(' ', StringComparison.Ordinal);
        return char.IsAscii(name[0]) ? name[..(blank < 0 ? name.Length : blank)] : name[..Math.Min(2, name.Length)];
    }

    private static LogInteraction.DealUpdate? Without(LogInteraction.DealUpdate update)
    {
        var rest = update with { Amount = null };
        return rest == NoteCorrector.Nothing ? null : rest;
    }
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.Web;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Workspace;

/// <summary>Where receipts lead: the figure again, and the records behind it, both in the viewer's own scope. The link carries the question and no right.</summary>
internal sealed class RowsPage(ICrmContexts contexts, CurrentCaller current, FigureDesk desk, Texts texts, FieldCatalogue fields, RecordIds ids, IOptions<SalesSettings> settings, Ui ui, TimeProvider clock) : PageModel
{
    private const int MostRows = 500;

    /// <summary>The answer; null for a link that cannot be read.</summary>
    public ShownReply? Figure { get; private set; }

    /// <summary>The records; null when there are none to open, or the figure was refused.</summary>
    public ShownReply? Records { get; private set; }

    public async Task OnGetAsync(string? q, CancellationToken cancellationToken)
    {
        if (MetricLink.Decode(q) is not { } query)
        {
            return;
        }

        await using var db = contexts.Open(current.Known);
        var context = Context(db);
        var figure = await desk.AnswerAsync(new PipelineQuery(query), context, cancellationToken);
        Figure = Show(figure, receipt: true);
        if (query.Measure != "list" && figure.Facts.Answer is not null && RowsBehind.Of(figure.Facts.Answer.Query) is { } rows)
        {
            Records = Show(await desk.AnswerAsync(new PipelineQuery(rows), context, cancellationToken), receipt: false);
        }
    }

    private SkillContext Context(CrmContext db) => new()
    {
        Caller = current.Known,
        Db = db,
        Now = clock.GetUtcNow().UtcDateTime,
        Calendar = ui.Calendar,
        Language = ui.Language,
        State = ConversationState.Empty,
        Text = "",
        Texts = texts,
        Fields = fields,
        Ids = ids,
        Settings = Wider(settings.Value),
    };

    // A page has room for more rows than a message.
    private static SalesSettings Wider(SalesSettings company) => new()
    {
        Currency = company.Currency,
        StageProbabilities = company.StageProbabilities,
        ExpectedDaysInStage = company.ExpectedDaysInStage,
        StalledFactor = company.StalledFactor,
        StalledWithoutContactDays = company.StalledWithoutContactDays,
        RowsPerAnswer = MostRows,
    };

    // Buttons belong to a talk; here are only figures, tables and charts. The receipt's link would lead to this very page.
    private static ShownReply Show(SkillResult result, bool receipt) => new(
        0, null,
        [.. result.Reply.Blocks.Where(block => block is not ActionsBlock && (receipt || block is not (ReceiptBlock or ChartBlock))).Select(block => block is ReceiptBlock shown ? shown with { Link = null } : block)],
        default);
}

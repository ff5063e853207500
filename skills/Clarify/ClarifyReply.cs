using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>One question back, with its numbered candidates; every skill that has to ask uses it.</summary>
public static class ClarifyReply
{
    private const int MostCandidates = 5;
    private static readonly string[] Known = ["customer", "contact", "opportunity", "task", "owner", "period", "amount", "change"];

    /// <summary>Asks which of <paramref name="candidates"/> is meant, and remembers <paramref name="pending"/> until it is answered.</summary>
    /// <param name="about">"customer", "contact", "opportunity", "task", "owner", "period" …</param>
    /// <param name="question">The sentence; null = the usual one of <paramref name="about"/>.</param>
    public static async Task<SkillResult> AskAsync(SkillContext context, string about, IReadOnlyList<RecordRef> candidates, Request? pending, string? question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var shown = candidates.Take(MostCandidates).ToList();
        var key = (Known.Contains(about) ? about : "other") + (shown.Count > 0 ? "" : "_open");
        var text = question ?? context.Say($"clarify.{key}");
        var details = await DetailsAsync(context, shown, cancellationToken);
        var clarify = new Clarify(text, shown, pending) { About = about };
        var items = shown.Select((record, at) => new ListItem(record.Name, details[at].Text, record, [new ReplyAction(context.Say("clarify.pick"), "say", record.Name)])).ToList();
        var reply = Reply.Of(text);
        return new SkillResult(items.Count == 0 ? reply : reply.With(new ListBlock(null, items, IsNumbered: true)))
        {
            Question = clarify,
            State = context.State with { Question = PendingRequests.ToQuestion(clarify) with { CandidateWords = [.. details.Select(detail => detail.Words)] }, LastShown = shown },
            Facts = new TurnFacts { Candidates = shown, Mentions = shown },
        };
    }

    private static async Task<List<(string? Text, string Words)>> DetailsAsync(SkillContext context, List<RecordRef> records, CancellationToken cancellationToken)
    {
        var details = new List<(string?, string)>();
        foreach (var record in records)
        {
            details.Add(record.Kind switch
            {
                RecordKind.Opportunity => await DealAsync(context, record.Id, cancellationToken),
                RecordKind.Contact => (await ContactAsync(context, record.Id, cancellationToken), ""),
                _ => (null, ""),
            });
        }

        return details;
    }

    private static async Task<(string?, string)> DealAsync(SkillContext context, long id, CancellationToken cancellationToken)
    {
        var deal = await context.Db.Opportunities.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (deal is null)
        {
            return (null, "");
        }

        var stage = context.Fields.FindChoice("stage", deal.Stage.ToString())?.Label(context.Language) ?? deal.Stage.ToString();
        var amount = deal.ExpectedAmountFen is { } fen ? Formats.MoneyOfFen(fen, deal.Currency) : null;
        var close = deal.ExpectedCloseDate is { } date ? context.Say("clarify.closes", ("date", Formats.Date(date, context.Today, context.Language))) : null;
        var words = $"{deal.ProductOrService} {stage} {((deal.ExpectedAmountFen ?? 0) / 100).ToString(CultureInfo.InvariantCulture)}";
        return (string.Join(" · ", new[] { stage, amount, close }.OfType<string>()), words);
    }

    private static async Task<string?> ContactAsync(SkillContext context, long id, CancellationToken cancellationToken)
    {
        var found = await context.Db.Contacts.AsNoTracking().Where(one => one.Id == id)
            .Select(one => new { one.JobTitle, Customer = context.Db.Customers.Where(customer => customer.Id == one.CustomerId).Select(customer => customer.Name).FirstOrDefault() })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : string.Join(" · ", new[] { found.Customer, found.JobTitle }.OfType<string>());
    }
}

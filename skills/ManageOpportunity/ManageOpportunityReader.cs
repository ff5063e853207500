using SalesAssistant.Data;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Customers;
using SalesAssistant.Skills.Guidance;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.VisitNotes;

namespace SalesAssistant.Skills.Deals;

/// <summary>Reads new deals and changes of a deal's fields.</summary>
public sealed class ManageOpportunityReader : ISkillReader
{
    private static readonly Lexicon Words = DealValues.Words;
    private static readonly string[] Fields = ["amount", "close_date", "next_due", "next_action", "stage", "probability", "competitor", "contact"];

    private const int ShortOrder = 40;
    private const double Highest = 0.9;

    // Behind these nothing names a deal any more: what is to be done, a rival's name.
    private static readonly string[] Explained = [.. Fields, "change", "deal", "question", "correct", "postpone", "append", "delete", "next_stage", "previous_stage", "up", "down", "later", "sooner"];

    public string Skill => "manage_opportunity";

    /// <inheritdoc />
    public Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);

        // An order to the system beside what somebody tells is data: it changes nothing.
        return ((Request?)HandOverReader.Find(utterance, context) ?? Found(utterance, context)) is { } request && !InstructionSpans.StandBesideTalk(utterance.Text) ? request : null;
    }

    private static ManageOpportunity? Found(Utterance utterance, ReadingContext context)
    {
        var text = utterance.Text;
        if (HelpReader.AsksForm(text) is not null && utterance.Mentions.Count == 0 && utterance.Money.Count == 0)
        {
            return null;   // what a new one has to say is asked, none is made
        }

        if (Words.Has(text, "create") || (Words.Has(text, "wants") && utterance.Of(RecordKind.Product).Any() && (utterance.Money.Count > 0 || utterance.Dates.Count > 0)))
        {
            return Create(utterance, context);
        }

        if (Words.Has(text, "delete") && Words.Has(text, "deal"))
        {
            var subject = SubjectReader.Read(utterance, context);
            return new ManageOpportunity("delete") { Customer = subject.Customer, Opportunity = Target(subject), Naming = Naming(utterance, subject, context), Confidence = 0.7 };
        }

        var moves = DealMoveReader.Read(utterance);
        return moves.Count > 0 || Words.Has(text, "change") || SetsField(text) ? Update(utterance, moves, context) : null;
    }

    // "next step: send the sample", "close date to July 3rd": the field, and behind it what it is to be.
    private static bool SetsField(string text) => Fields.SelectMany(list => Words.All(text, list))
        .Any(field => text.AsSpan(field.End).TrimStart() is [':' or '：', ..] or ['t' or 'T', 'o', ' ', ..]);

    private static ManageOpportunity Create(Utterance utterance, ReadingContext context)
    {
        var subject = SubjectReader.Read(utterance, context);
        var changes = DealValues.ForCreate(utterance, subject.Customer?.Id);
        if (subject.Contact is { Id: { } contact })
        {
            changes["PrimaryContactId"] = contact.ToString();
        }

        return new ManageOpportunity("create")
        {
            Customer = subject.Customer,
            Changes = changes,
            Evidence = DealValues.Evidence(utterance, changes.Keys),
            Confidence = Words.Has(utterance.Text, "create") ? 0.9 : 0.55,
        };
    }

    private static ManageOpportunity? Update(Utterance utterance, IReadOnlyList<DealMove> moves, ReadingContext context)
    {
        var subject = SubjectReader.Read(utterance, context);
        var changes = DealValues.ForChange(utterance, subject.Customer?.Id);
        foreach (var move in moves)
        {
            changes.Remove(move.Field);
        }

        if (moves.Any(move => move.Field == "ActionDueDate"))
        {
            changes.Remove("NextAction");   // what is left of the words only says by how much
        }

        var names = Fields.Count(list => Words.Has(utterance.Text, list));
        var naming = Naming(utterance, subject, context);
        var isNamed = naming is { ProductIds.Count: > 0 } && names > 0 && utterance.Text.Length <= ShortOrder;
        if (changes.Count + moves.Count == 0 || (subject.Customer is null && subject.Deal is null && !isNamed && !Words.Has(utterance.Text, "deal")))
        {
            return null;
        }

        var isPlain = names > 0 && moves.Count + changes.Count == 1 && utterance.Text.Length <= ShortOrder && utterance.Mentions.Count > 0 && !utterance.Text.AsSpan().ContainsAny(',', '，', '。');   // 华星的下一步改到29号, and nothing else
        var confidence = Math.Min(Highest, 0.45 + (isPlain ? 0.15 : 0) + (names > 0 ? 0.25 : 0) + (Words.Has(utterance.Text, "deal") ? 0.1 : 0) + (subject.Deal is { Id: not null } ? 0.1 : 0));
        return new ManageOpportunity("update")
        {
            Customer = subject.Customer,
            Opportunity = Target(subject),
            Naming = naming,
            Said = utterance.Text,
            Changes = changes,
            Moves = moves,
            Evidence = DealValues.Evidence(utterance, changes.Keys.Concat(moves.Select(move => move.Field)).Distinct()),
            Confidence = Words.Has(utterance.Text, "question") ? confidence - 0.4 : confidence,
        };
    }

    private static DealNaming? Naming(Utterance utterance, Subject subject, ReadingContext context) =>
        subject.IsFromFocus || (subject.Customer is null && subject.Deal is null) ? DealNaming.Of(utterance, context, Words, Explained) : null;

    // One open deal is the deal; of several the person picks.
    private static Named? Target(Subject subject) =>
        subject.Likely ?? (subject.OpenDeals.Count > 1 ? new Named(RecordKind.Opportunity, null, subject.Customer?.Name ?? "", [.. subject.OpenDeals.Take(5)]) : null);
}

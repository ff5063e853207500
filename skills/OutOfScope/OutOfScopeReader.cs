using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Guidance;

/// <summary>Reads what this assistant is not for, or may not do for anybody.</summary>
public sealed class OutOfScopeReader : ISkillReader
{
    private static readonly Lexicon Words = Lexicon.Of("out-of-scope");

    public string Skill => "out_of_scope";

    public Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var text = utterance.Text;
        if (Words.Has(text, "escalate"))
        {
            return new OutOfScope("rights") { IsDenied = true, Confidence = 0.95 };
        }

        if (IsTransfer(utterance, context))
        {
            return new OutOfScope("transfer") { IsDenied = true, Confidence = 0.95 };
        }

        if (Words.Has(text, "identity") && Words.Has(text, "asks") && !Tells(utterance))
        {
            return new OutOfScope("identity_number") { Confidence = 0.95 };
        }

        // A visit note may quote such words ("(导出名单寄给某某)"): it is logged, the quoted instruction has no effect.
        if (Tells(utterance))
        {
            return new OutOfScope("unrelated") { Confidence = 0.05 };
        }

        foreach (var reason in (string[])["bulk_export", "delete_all", "reveal"])
        {
            if (Words.Has(text, reason))
            {
                return new OutOfScope(reason) { Confidence = 0.85, IsDenied = context.Caller.Scope != AccessScope.All && Words.Has(text, "everybody") };
            }
        }

        var isUnrelated = Words.Has(text, "unrelated") || Words.Has(text, "spy");
        var isWork = Words.Has(text, "work") || utterance.Mentions.Any(mention => mention.Candidates.Any(candidate => candidate.Record.Kind is RecordKind.Customer or RecordKind.Contact or RecordKind.Opportunity));
        // How to get a stain out: asked how, and nothing in it that this assistant deals with.
        var isForeign = !isWork && utterance.Mentions.Count == 0 && utterance.Money.Count == 0 && HelpReader.AsksHow(text) && !HelpReader.IsOfAssistant(text);
        return new OutOfScope("unrelated") { Confidence = isUnrelated ? (isWork ? 0.3 : 0.85) : isForeign ? 0.5 : isWork ? 0.02 : 0.12 };
    }

    // Own reassignment of what one may see is somebody else's request; taking over a colleague's customers is not a rep's.
    private static bool IsTransfer(Utterance utterance, ReadingContext context) =>
        context.Caller.Scope == AccessScope.Own
        && Words.Has(utterance.Text, "transfer")
        && (Words.Has(utterance.Text, "customers") || utterance.Of(RecordKind.Customer).Any() || !Words.Has(utterance.Text, "work_items") && context.State.LastTask is null)
        && utterance.Of(RecordKind.User).Any(mention => mention.Candidates.Any(candidate => candidate.Record.Kind == RecordKind.User && candidate.Record.Id != context.Caller.UserId));

    // Something that happened with a customer: a date in the past, or a customer and no question.
    private static bool Tells(Utterance utterance) =>
        utterance.Of(RecordKind.Customer).Concat(utterance.Of(RecordKind.Contact)).Any()
        && (utterance.Dates.Any(date => date.From <= utterance.Today && date.To <= utterance.Today) || Words.Has(utterance.Text, "told"))
        && utterance.Text.Length > 15;
}

using System.Globalization;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation;

/// <summary>为什么这么理解: the decision about the last message in the person's words, without names of the house.</summary>
internal static class WhyWords
{
    public static string Of(SkillContext context)
    {
        var lines = new List<string>();
        if (context.State.Decision is not { } decision || (decision.How == "read" && decision.Skill is null))
        {
            return context.Say("conversation.why_undecided");
        }

        if (decision.How != "read")
        {
            lines.Add(context.Say("conversation.why_how." + decision.How));
        }

        if (decision.Skill is { } skill)
        {
            lines.Add(context.Say("conversation.why_skill", ("skill", Name(context, skill)), ("score", Percent(decision.Score))));
        }

        lines.AddRange(decision.Found.GroupBy(found => (Slot(context, found.Key), found.Value)).Select(found => found.Key.Item1 is { } slot
            ? context.Say("conversation.why_found", ("slot", slot), ("words", found.Key.Value))
            : context.Say("conversation.why_found_words", ("words", found.Key.Value))));
        if (decision.Words.Count > 0)
        {
            lines.Add(context.Say("conversation.why_words", ("words", string.Join(context.Language == "en" ? ", " : "、", decision.Words))));
        }

        if (decision.How == "read")
        {
            lines.Add(decision.RunnerUp is { } second
                ? context.Say(decision.IsAsked ? "conversation.why_close" : "conversation.why_runner", ("skill", Name(context, second)), ("score", Percent(decision.RunnerUpScore)))
                : context.Say("conversation.why_alone"));
        }

        return string.Join('\n', lines.Distinct());
    }

    private static string Name(SkillContext context, string skill) => context.Say("conversation.skill_name." + skill);

    // A reader may find more than has a name for people: then its words speak for themselves.
    private static string? Slot(SkillContext context, string slot) =>
        context.Texts.Has(context.Language, "conversation.slot_name." + slot) ? context.Say("conversation.slot_name." + slot) : null;

    private static string Percent(double score) => (score * 100).ToString("0", CultureInfo.InvariantCulture) + "%";
}

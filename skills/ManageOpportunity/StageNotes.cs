using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Skills.Deals;

/// <summary>What a change of stage should be told: criteria of the left stage that are not met, and how long the new one usually takes.</summary>
internal sealed record StageNotes(string? Text, IReadOnlyList<string> Questions, bool IsBlocked)
{
    public static StageNotes None { get; } = new(null, [], false);

    public static async Task<StageNotes> ForAsync(Opportunity deal, IReadOnlyDictionary<string, string?> changes, SkillContext context, CancellationToken cancellationToken)
    {
        if (!changes.TryGetValue("Stage", out var text) || !Enum.TryParse<Stage>(text, out var stage) || stage == deal.Stage)
        {
            return None;
        }

        if (stage == Stage.Lost)
        {
            return changes.ContainsKey("LostReason") ? None : new StageNotes(null, [context.Say("manage-opportunity.ask.lost_reason")], false);
        }

        var unmet = stage > deal.Stage ? await StageCriteria.UnmetAsync(context.Db, deal, cancellationToken) : [];
        var lines = new List<string>();
        if (unmet.Count > 0)
        {
            var what = string.Join(context.Language == "en" ? ", " : "、", unmet.Select(key => context.Say($"manage-opportunity.criterion.{key}")));
            lines.Add(context.Say(context.Settings.EnforceStageCriteria ? "manage-opportunity.blocked" : "manage-opportunity.unmet", ("what", what)));
        }

        if (stage < Stage.Won)
        {
            lines.Add(context.Say("manage-opportunity.expected_days", ("days", context.Settings.ExpectedDaysInStage[(int)stage])));
        }

        return new StageNotes(lines.Count == 0 ? null : string.Join("\n", lines), [], unmet.Count > 0 && context.Settings.EnforceStageCriteria);
    }
}

using SalesAssistant.Skills;

namespace SalesAssistant.Bot;

/// <summary>Settings are checked at start; the message names the key and what it takes.</summary>
internal static class SettingsRules
{
    public const string SalesMessage =
        "Sales: StageProbabilities takes five whole percents (0-100), ExpectedDaysInStage four positive numbers of days, and the other numbers must be positive. See appsettings.json for the defaults.";

    public static bool Check(SalesSettings settings) =>
        settings.StageProbabilities is { Length: 5 } && settings.StageProbabilities.All(percent => percent is >= 0 and <= 100)
        && settings.ExpectedDaysInStage is { Length: 4 } && settings.ExpectedDaysInStage.All(days => days > 0)
        && settings is { RecycleAfterDays: > 0, RecycleAfterDaysGradeA: > 0, StalledFactor: > 0, StalledWithoutContactDays: > 0, RowsPerAnswer: > 0, ProposalHours: > 0, UndoMinutes: > 0 };
}

using SalesAssistant.Skills;

namespace SalesAssistant.Bot;

/// <summary>Settings are checked at start; the message names the key and what it takes.</summary>
internal static class SettingsRules
{
    public const string SalesMessage =
        "Sales: StageProbabilities takes five whole percents (0-100), ExpectedDaysInStage four positive numbers of days, and the other numbers must be positive. See appsettings.json for the defaults.";

    /// <summary>Binding adds to a list that is already filled, so the defaults step aside first …</summary>
    public static void ForgetLists(SalesSettings settings) => (settings.StageProbabilities, settings.ExpectedDaysInStage) = ([], []);

    /// <summary>… and come back where the settings say nothing.</summary>
    public static void DefaultLists(SalesSettings settings)
    {
        var defaults = new SalesSettings();
        settings.StageProbabilities = settings.StageProbabilities.Length == 0 ? defaults.StageProbabilities : settings.StageProbabilities;
        settings.ExpectedDaysInStage = settings.ExpectedDaysInStage.Length == 0 ? defaults.ExpectedDaysInStage : settings.ExpectedDaysInStage;
    }

    public static bool Check(SalesSettings settings) =>
        settings.StageProbabilities is { Length: 5 } && settings.StageProbabilities.All(percent => percent is >= 0 and <= 100)
        && settings.ExpectedDaysInStage is { Length: 4 } && settings.ExpectedDaysInStage.All(days => days > 0)
        && settings is { RecycleAfterDays: > 0, RecycleAfterDaysGradeA: > 0, StalledFactor: > 0, StalledWithoutContactDays: > 0, RowsPerAnswer: > 0, ProposalHours: > 0, UndoMinutes: > 0 };
}

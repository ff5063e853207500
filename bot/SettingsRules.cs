using SalesAssistant.Bot.Settings;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot;

/// <summary>Settings are checked at start; the message names the key and what it takes.</summary>
internal static class SettingsRules
{
    /// <summary>Binding adds to a list that is already filled, so the defaults step aside first …</summary>
    public static void ForgetLists(SalesSettings settings) => (settings.StageProbabilities, settings.ExpectedDaysInStage) = ([], []);

    /// <summary>… and come back where the settings say nothing.</summary>
    public static void DefaultLists(SalesSettings settings)
    {
        var defaults = new SalesSettings();
        settings.StageProbabilities = settings.StageProbabilities.Length == 0 ? defaults.StageProbabilities : settings.StageProbabilities;
        settings.ExpectedDaysInStage = settings.ExpectedDaysInStage.Length == 0 ? defaults.ExpectedDaysInStage : settings.ExpectedDaysInStage;
    }

    /// <summary>One readable line each.</summary>
    public static IReadOnlyList<string> FaultsOf(SalesSettings settings) => new Faults()
        .When(settings.StageProbabilities is not { Length: 5 }, "Sales:StageProbabilities", $"has {settings.StageProbabilities.Length} numbers; it takes five, one a stage from 初步接触 to 成交.")
        .When(settings.StageProbabilities.Any(percent => percent is < 0 or > 100), "Sales:StageProbabilities", "holds a number that is no percentage; it takes whole numbers from 0 to 100.")
        .When(settings.ExpectedDaysInStage is not { Length: 4 }, "Sales:ExpectedDaysInStage", $"has {settings.ExpectedDaysInStage.Length} numbers; it takes four, one an open stage.")
        .When(settings.ExpectedDaysInStage.Any(days => days <= 0), "Sales:ExpectedDaysInStage", "holds a number of days that is not positive.")
        .Outside("Sales:RecycleAfterDays", settings.RecycleAfterDays, 1, 3650)
        .Outside("Sales:RecycleAfterDaysGradeA", settings.RecycleAfterDaysGradeA, 1, 3650)
        .Outside("Sales:StalledFactor", settings.StalledFactor, 0.01, 100)
        .Outside("Sales:StalledWithoutContactDays", settings.StalledWithoutContactDays, 1, 3650)
        .Outside("Sales:RowsPerAnswer", settings.RowsPerAnswer, 1, 1000)
        .Outside("Sales:ProposalHours", settings.ProposalHours, 1, 8760)
        .Outside("Sales:UndoMinutes", settings.UndoMinutes, 1, 525_600).Lines;
}

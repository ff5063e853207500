using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Data.Changes;

/// <summary>The company's rules that a change follows.</summary>
public sealed record ChangeRules
{
    /// <summary>Whole percent for InitialContact, NeedsConfirmed, Proposal, Negotiation, Won.</summary>
    public IReadOnlyList<int> StageProbabilities { get; init; } = [10, 25, 50, 75, 100];

    /// <summary>The probability a deal gets when it enters <paramref name="stage"/>.</summary>
    public int ProbabilityOf(Stage stage) => stage switch
    {
        Stage.Lost => 0,
        Stage.AfterSales => StageProbabilities[(int)Stage.Won],
        _ => StageProbabilities[(int)stage],
    };
}

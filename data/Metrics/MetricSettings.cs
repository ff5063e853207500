namespace SalesAssistant.Data.Metrics;

/// <summary>The company's rules that figures depend on.</summary>
public sealed record MetricSettings
{
    /// <summary>ISO 4217 code; amounts in others are not added up.</summary>
    public string Currency { get; init; } = "CNY";

    /// <summary>Expected days in the four open stages.</summary>
    public IReadOnlyList<int> ExpectedDaysInStage { get; init; } = [14, 21, 30, 30];

    /// <summary>A deal is stalled when it is longer in its stage than this factor times the expected days …</summary>
    public double StalledFactor { get; init; } = 1.5;

    /// <summary>… or has had no contact for this many days.</summary>
    public int StalledWithoutContactDays { get; init; } = 14;

    /// <summary>Groups and list rows one answer can hold; the count of all is in the answer.</summary>
    public int MaxRows { get; init; } = 500;
}

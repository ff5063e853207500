namespace SalesAssistant.Skills;

/// <summary>`Sales` in appsettings.json: the company's rules, with the defaults of REQUIREMENTS.md.</summary>
public sealed class SalesSettings
{
    /// <summary>ISO 4217 code of the store's currency.</summary>
    public string Currency { get; set; } = "CNY";

    /// <summary>Whole percent for InitialContact, NeedsConfirmed, Proposal, Negotiation, Won.</summary>
    public int[] StageProbabilities { get; set; } = [10, 25, 50, 75, 100];

    /// <summary>Days for the four open stages.</summary>
    public int[] ExpectedDaysInStage { get; set; } = [14, 21, 30, 30];

    /// <summary>Days without an effective follow-up before a customer falls into the pool.</summary>
    public int RecycleAfterDays { get; set; } = 30;

    /// <summary>The same for A-grade customers.</summary>
    public int RecycleAfterDaysGradeA { get; set; } = 60;

    public int ClaimsPerDay { get; set; } = 10;

    public int ClaimsInAll { get; set; } = 100;

    /// <summary>A deal is stalled when it is longer in its stage than this factor times the expected days …</summary>
    public double StalledFactor { get; set; } = 1.5;

    /// <summary>… or has had no contact for this many days.</summary>
    public int StalledWithoutContactDays { get; set; } = 14;

    /// <summary>Rows shown in one answer; the rest is behind a link.</summary>
    public int RowsPerAnswer { get; set; } = 20;

    /// <summary>Hours a proposal waits.</summary>
    public int ProposalHours { get; set; } = 8;

    /// <summary>Minutes a saved change can be taken back.</summary>
    public int UndoMinutes { get; set; } = 10;

    /// <summary>Whether unmet stage criteria block a stage change (`StageCriteria:Enforce`).</summary>
    public bool EnforceStageCriteria { get; set; }
}

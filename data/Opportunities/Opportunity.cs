namespace SalesAssistant.Data.Opportunities;

/// <summary>Sales stages (R15), in order; the first four are open.</summary>
public enum Stage
{
    /// <summary>初步接触.</summary>
    InitialContact,

    /// <summary>需求确认.</summary>
    NeedsConfirmed,

    /// <summary>方案提供.</summary>
    Proposal,

    /// <summary>商务谈判.</summary>
    Negotiation,

    /// <summary>成交.</summary>
    Won,

    /// <summary>售后维护: counts as won, at its close date.</summary>
    AfterSales,

    /// <summary>输单, with a reason.</summary>
    Lost,
}

/// <summary>A deal (R14).</summary>
public sealed class Opportunity : Record, IOfCustomer
{
    /// <summary>机会名称.</summary>
    public required string Name { get; set; }

    /// <summary>客户编号.</summary>
    public long? CustomerId { get; set; }

    /// <summary>主要联系人.</summary>
    public long? PrimaryContactId { get; set; }

    /// <summary>产品/服务 in words.</summary>
    public string? ProductOrService { get; set; }

    /// <summary>The catalogue product, where it is one.</summary>
    public long? ProductId { get; set; }

    /// <summary>预计金额 in fen; once won, the won amount.</summary>
    public long? ExpectedAmountFen { get; set; }

    /// <summary>ISO 4217 code.</summary>
    public string Currency { get; set; } = "CNY";

    /// <summary>预计成交日期.</summary>
    public DateOnly? ExpectedCloseDate { get; set; }

    /// <summary>销售阶段.</summary>
    public Stage Stage { get; set; }

    /// <summary>成交概率, whole percent.</summary>
    public int WinProbability { get; set; }

    /// <summary>竞争对手.</summary>
    public string? Competitors { get; set; }

    /// <summary>优势分析.</summary>
    public string? Strengths { get; set; }

    /// <summary>劣势分析.</summary>
    public string? Weaknesses { get; set; }

    /// <summary>关键成功因素.</summary>
    public string? KeySuccessFactors { get; set; }

    /// <summary>风险因素.</summary>
    public string? RiskFactors { get; set; }

    /// <summary>下一步行动.</summary>
    public string? NextAction { get; set; }

    /// <summary>行动负责人.</summary>
    public long? ActionOwnerId { get; set; }

    /// <summary>计划完成日期.</summary>
    public DateOnly? ActionDueDate { get; set; }

    /// <summary>实际完成日期.</summary>
    public DateOnly? ActionCompletedDate { get; set; }

    /// <summary>Whose deal it is: rights and performance go by it.</summary>
    public long? OwnerId { get; set; }

    /// <summary>The team the owner was in when the deal was closed; null while open.</summary>
    public long? ClosedTeamId { get; set; }

    /// <summary>Business date the deal was opened on, in the company's zone; the cycle starts here.</summary>
    public DateOnly OpenedOn { get; set; }

    /// <summary>Business date it was won or lost; null while open.</summary>
    public DateOnly? ClosedAt { get; set; }

    /// <summary>Why it was lost.</summary>
    public string? LostReason { get; set; }

    /// <summary>True before won and lost.</summary>
    public bool IsOpen => Stage < Stage.Won;
}

/// <summary>A deal entered a stage; analysis of conversion and of stalled deals stands on these.</summary>
public sealed class StageChange
{
    /// <summary>Caller-made id.</summary>
    public long Id { get; set; }

    /// <summary>The deal.</summary>
    public long OpportunityId { get; set; }

    /// <summary>Null for the first stage.</summary>
    public Stage? From { get; set; }

    /// <summary>The stage entered.</summary>
    public Stage To { get; set; }

    /// <summary>Business date of the change.</summary>
    public DateOnly ChangedOn { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Who; null = import.</summary>
    public long? ChangedById { get; set; }

    /// <summary>Said reason, such as for an override of unmet exit criteria.</summary>
    public string? Reason { get; set; }
}

/// <summary>A record changed hands.</summary>
public sealed class OwnerChange
{
    /// <summary>Caller-made id.</summary>
    public long Id { get; set; }

    /// <summary>Customer or Opportunity.</summary>
    public RecordKind Kind { get; set; }

    /// <summary>The record.</summary>
    public long RecordId { get; set; }

    /// <summary>Null = from the pool, or new.</summary>
    public long? FromId { get; set; }

    /// <summary>Null = into the pool.</summary>
    public long? ToId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Who; null = import.</summary>
    public long? ChangedById { get; set; }
}

/// <summary>A deal's expected amount changed.</summary>
public sealed class AmountChange
{
    /// <summary>Caller-made id.</summary>
    public long Id { get; set; }

    /// <summary>The deal.</summary>
    public long OpportunityId { get; set; }

    /// <summary>Fen; null = none before.</summary>
    public long? FromFen { get; set; }

    /// <summary>Fen; null = removed.</summary>
    public long? ToFen { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Who; null = import.</summary>
    public long? ChangedById { get; set; }
}

namespace SalesAssistant.Data.Activities;

/// <summary>活动状态.</summary>
public enum ActivityStatus
{
    /// <summary>计划中.</summary>
    Planned,

    /// <summary>进行中.</summary>
    InProgress,

    /// <summary>已完成.</summary>
    Done,

    /// <summary>已取消.</summary>
    Cancelled,
}

/// <summary>A planned activity with a customer (R21).</summary>
public sealed class Activity : Record, IOfCustomer
{
    /// <summary>活动名称.</summary>
    public required string Name { get; set; }

    /// <summary>活动类型: visit, call, email_campaign, demo, tech_exchange, training, other (choice set "activity-type").</summary>
    public string? Type { get; set; }

    /// <summary>客户编号.</summary>
    public long? CustomerId { get; set; }

    /// <summary>联系人编号.</summary>
    public long? ContactId { get; set; }

    /// <summary>机会编号.</summary>
    public long? OpportunityId { get; set; }

    /// <summary>活动目标.</summary>
    public string? Goal { get; set; }

    /// <summary>活动内容.</summary>
    public string? Plan { get; set; }

    /// <summary>计划开始时间, UTC.</summary>
    public DateTime PlannedStart { get; set; }

    /// <summary>Business date of <see cref="PlannedStart"/>.</summary>
    public DateOnly PlannedOn { get; set; }

    /// <summary>计划结束时间, UTC.</summary>
    public DateTime? PlannedEnd { get; set; }

    /// <summary>实际开始时间, UTC.</summary>
    public DateTime? ActualStart { get; set; }

    /// <summary>实际结束时间, UTC.</summary>
    public DateTime? ActualEnd { get; set; }

    /// <summary>活动地点.</summary>
    public string? Location { get; set; }

    /// <summary>参与人员, comma separated.</summary>
    public string? Participants { get; set; }

    /// <summary>所需资源.</summary>
    public string? RequiredResources { get; set; }

    /// <summary>预算 in fen.</summary>
    public long? BudgetFen { get; set; }

    /// <summary>活动状态.</summary>
    public ActivityStatus Status { get; set; }

    /// <summary>活动结果.</summary>
    public string? Outcome { get; set; }

    /// <summary>后续行动.</summary>
    public string? FollowUpAction { get; set; }

    /// <summary>负责人.</summary>
    public long? OwnerId { get; set; }

    /// <summary>创建人.</summary>
    public long? CreatedById { get; set; }
}

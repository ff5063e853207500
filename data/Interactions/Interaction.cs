using SalesAssistant.Data.Tasks;

namespace SalesAssistant.Data.Interactions;

/// <summary>客户态度.</summary>
public enum Sentiment
{
    /// <summary>积极.</summary>
    Positive,

    /// <summary>中性.</summary>
    Neutral,

    /// <summary>消极.</summary>
    Negative,
}

/// <summary>State of something to do.</summary>
public enum WorkStatus
{
    /// <summary>未开始.</summary>
    NotStarted,

    /// <summary>进行中.</summary>
    InProgress,

    /// <summary>已完成.</summary>
    Done,

    /// <summary>Given up (tasks only).</summary>
    Cancelled,
}

/// <summary>A meaningful contact with a customer, after the fact (R18). Its FollowUp* fields mirror the task made with it.</summary>
public sealed class Interaction : Record, IOfCustomer
{
    /// <summary>客户编号.</summary>
    public long? CustomerId { get; set; }

    /// <summary>联系人编号.</summary>
    public long? ContactId { get; set; }

    /// <summary>机会编号.</summary>
    public long? OpportunityId { get; set; }

    /// <summary>互动时间, UTC; noon of the business date when no clock time was said.</summary>
    public DateTime OccurredAt { get; set; }

    /// <summary>Business date of <see cref="OccurredAt"/> in the company's zone.</summary>
    public DateOnly OccurredOn { get; set; }

    /// <summary>Whether the clock time was said.</summary>
    public bool HasClockTime { get; set; }

    /// <summary>互动方式: phone, email, meeting, visit, wechat, other (choice set "channel"); null = not said.</summary>
    public string? Channel { get; set; }

    /// <summary>互动地点.</summary>
    public string? Location { get; set; }

    /// <summary>签到时间, UTC: when the person checked in there (R23); null = not checked in. The moment itself, never what somebody typed.</summary>
    public DateTime? CheckedInAt { get; set; }

    /// <summary>签到坐标: "latitude,longitude" in degrees, as the phone gave them; null = none given.</summary>
    public string? CheckInPosition { get; set; }

    /// <summary>我方参与人, comma separated.</summary>
    public string? OurParticipants { get; set; }

    /// <summary>客户参与人, comma separated.</summary>
    public string? CustomerParticipants { get; set; }

    /// <summary>互动主题.</summary>
    public string? Subject { get; set; }

    /// <summary>互动内容.</summary>
    public string? Content { get; set; }

    /// <summary>客户反馈.</summary>
    public string? CustomerFeedback { get; set; }

    /// <summary>客户态度.</summary>
    public Sentiment? Sentiment { get; set; }

    /// <summary>关键信息点.</summary>
    public string? KeyFacts { get; set; }

    /// <summary>The customer's own budget, lower end, fen.</summary>
    public long? BudgetMinFen { get; set; }

    /// <summary>The customer's own budget, upper end, fen.</summary>
    public long? BudgetMaxFen { get; set; }

    /// <summary>后续行动.</summary>
    public string? FollowUpAction { get; set; }

    /// <summary>负责人.</summary>
    public long? FollowUpOwnerId { get; set; }

    /// <summary>截止日期.</summary>
    public DateOnly? FollowUpDueDate { get; set; }

    /// <summary>完成状态.</summary>
    public WorkStatus? FollowUpStatus { get; set; }

    /// <summary>Whose interaction it is counted as; imported ones belong to their importer's column, new ones to their creator.</summary>
    public long? OwnerId { get; set; }

    /// <summary>创建人.</summary>
    public long? CreatedById { get; set; }

    /// <summary>The task that the FollowUp* fields mirror; its id, number and moments are the caller's.</summary>
    public SalesTask FollowUpTask() => new()
    {
        Title = FollowUpAction ?? throw new InvalidOperationException("Without a follow-up there is no task."),
        DueDate = FollowUpDueDate,
        OwnerId = FollowUpOwnerId,
        CreatedById = OwnerId,
        CustomerId = CustomerId,
        ContactId = ContactId,
        OpportunityId = OpportunityId,
        InteractionId = Id,
        Status = FollowUpStatus ?? WorkStatus.NotStarted,
    };
}

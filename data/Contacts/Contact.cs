namespace SalesAssistant.Data.Contacts;

/// <summary>R9 role in the purchase.</summary>
public enum BuyingRole
{
    /// <summary>决策者.</summary>
    DecisionMaker,

    /// <summary>影响者.</summary>
    Influencer,

    /// <summary>使用者.</summary>
    User,

    /// <summary>技术评估者.</summary>
    TechnicalEvaluator,

    /// <summary>Another role.</summary>
    Other,
}

/// <summary>R9 relationship.</summary>
public enum RelationshipLevel
{
    /// <summary>陌生.</summary>
    Stranger,

    /// <summary>认识.</summary>
    Acquainted,

    /// <summary>熟悉.</summary>
    Familiar,

    /// <summary>信任.</summary>
    Trusted,

    /// <summary>伙伴.</summary>
    Partner,
}

/// <summary>A person at a customer (R9).</summary>
public sealed class Contact : Record, IOfCustomer
{
    /// <summary>客户编号.</summary>
    public long? CustomerId { get; set; }

    /// <summary>姓名.</summary>
    public required string FullName { get; set; }

    /// <summary>职位.</summary>
    public string? JobTitle { get; set; }

    /// <summary>部门.</summary>
    public string? Department { get; set; }

    /// <summary>角色.</summary>
    public BuyingRole? BuyingRole { get; set; }

    /// <summary>性别: "male" or "female".</summary>
    public string? Gender { get; set; }

    /// <summary>办公电话.</summary>
    public string? OfficePhone { get; set; }

    /// <summary>手机号码.</summary>
    public string? MobilePhone { get; set; }

    /// <summary>电子邮箱.</summary>
    public string? Email { get; set; }

    /// <summary>微信号.</summary>
    public string? WeChatId { get; set; }

    /// <summary>生日.</summary>
    public DateOnly? Birthday { get; set; }

    /// <summary>教育背景.</summary>
    public string? Education { get; set; }

    /// <summary>工作经历.</summary>
    public string? WorkHistory { get; set; }

    /// <summary>兴趣爱好.</summary>
    public string? Hobbies { get; set; }

    /// <summary>沟通偏好: a code of the choice set "channel".</summary>
    public string? PreferredChannel { get; set; }

    /// <summary>关系程度.</summary>
    public RelationshipLevel? RelationshipLevel { get; set; }

    /// <summary>备注.</summary>
    public string? Remarks { get; set; }

    /// <summary>负责销售; null = as the customer's.</summary>
    public long? OwnerId { get; set; }
}

namespace SalesAssistant.Data.Customers;

/// <summary>R3 grade.</summary>
public enum CustomerGrade
{
    /// <summary>战略.</summary>
    A,

    /// <summary>重要.</summary>
    B,

    /// <summary>普通.</summary>
    C,

    /// <summary>潜在.</summary>
    D,
}

/// <summary>R3 status.</summary>
public enum CustomerStatus
{
    /// <summary>活跃.</summary>
    Active,

    /// <summary>休眠.</summary>
    Dormant,

    /// <summary>流失.</summary>
    Lost,
}

/// <summary>R1 size by number of employees.</summary>
public enum CompanySize
{
    /// <summary>More than 1,000.</summary>
    Large,

    /// <summary>100 to 1,000.</summary>
    Medium,

    /// <summary>Fewer than 100.</summary>
    Small,
}

/// <summary>A company we sell to (R1). Required fields may be missing until somebody says them; what is missing counts in data quality (R45).</summary>
public sealed class Customer : Record, IOwned
{
    /// <summary>客户名称: full company name.</summary>
    public required string Name { get; set; }

    /// <summary>The short form people say.</summary>
    public string? ShortName { get; set; }

    /// <summary>English name.</summary>
    public string? NameEn { get; set; }

    /// <summary>Earlier names, comma separated.</summary>
    public string? FormerNames { get; set; }

    /// <summary>行业分类: a code of the choice set "industry", or the company's own word.</summary>
    public string? Industry { get; set; }

    /// <summary>企业规模.</summary>
    public CompanySize? CompanySize { get; set; }

    /// <summary>注册地址.</summary>
    public string? RegisteredAddress { get; set; }

    /// <summary>经营地址, if different.</summary>
    public string? BusinessAddress { get; set; }

    /// <summary>Sales region.</summary>
    public string? Region { get; set; }

    /// <summary>City.</summary>
    public string? City { get; set; }

    /// <summary>客户来源: a code of the choice set "source".</summary>
    public string? Source { get; set; }

    /// <summary>首次接触日期.</summary>
    public DateOnly? FirstContactDate { get; set; }

    /// <summary>客户等级.</summary>
    public CustomerGrade? Grade { get; set; }

    /// <summary>主要联系人.</summary>
    public long? PrimaryContactId { get; set; }

    /// <summary>关键决策人.</summary>
    public long? KeyDecisionMakerId { get; set; }

    /// <summary>主要需求.</summary>
    public string? MainNeeds { get; set; }

    /// <summary>预算范围, lower end, fen.</summary>
    public long? BudgetMinFen { get; set; }

    /// <summary>预算范围, upper end, fen.</summary>
    public long? BudgetMaxFen { get; set; }

    /// <summary>采购时间.</summary>
    public DateOnly? PlannedPurchaseDate { get; set; }

    /// <summary>客户状态.</summary>
    public CustomerStatus Status { get; set; } = CustomerStatus.Active;

    /// <summary>负责销售; null = in the public pool.</summary>
    public long? OwnerId { get; set; }

    /// <summary>Annual revenue in fen.</summary>
    public long? AnnualRevenueFen { get; set; }

    /// <summary>R4 tags, comma separated, in the order they were given.</summary>
    public string? Tags { get; set; }
}

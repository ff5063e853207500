namespace SalesAssistant.Data.People;

/// <summary>What a person may do; see REQUIREMENTS R47.</summary>
public enum Role
{
    /// <summary>销售人员: own records.</summary>
    Rep,

    /// <summary>销售主管: the team's records; approves.</summary>
    Supervisor,

    /// <summary>销售经理: all records; analyses.</summary>
    Manager,

    /// <summary>系统管理员: configures; sees no customer records and no figures by this role alone.</summary>
    Admin,
}

/// <summary>A colleague who can sign in, own records and be measured.</summary>
public sealed class User : Record
{
    /// <summary>Name as colleagues write it.</summary>
    public required string Name { get; set; }

    /// <summary>English name; null where there is none.</summary>
    public string? NameEn { get; set; }

    /// <summary>E-mail, also what an OpenID provider's account is matched on; null when unknown.</summary>
    public string? Email { get; set; }

    /// <summary>Decides the scope of every read and write.</summary>
    public Role Role { get; set; }

    /// <summary>Null for people outside a team (managers, administrators).</summary>
    public long? TeamId { get; set; }

    /// <summary>Sales region as the company names it.</summary>
    public string? Region { get; set; }

    /// <summary>Who leads this person.</summary>
    public long? ManagerId { get; set; }

    /// <summary>A disabled person is an unknown sender at once; what the person owned stays.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>"zh" or "en": the language of replies where the message itself does not tell.</summary>
    public string Language { get; set; } = "zh";
}

/// <summary>A sales team; its supervisor belongs to it.</summary>
public sealed class Team : Record
{
    /// <summary>Name as colleagues write it, such as 华东组.</summary>
    public required string Name { get; set; }

    /// <summary>English name; null where there is none.</summary>
    public string? NameEn { get; set; }

    /// <summary>The region the team sells in.</summary>
    public string? Region { get; set; }
}

/// <summary>A person's account in a channel (web sign-in, API, Teams, WeCom): the only way a message gets a caller.</summary>
public sealed class ChannelIdentity
{
    /// <summary>Caller-made id.</summary>
    public long Id { get; set; }

    /// <summary>Channel name, such as "web".</summary>
    public required string Channel { get; set; }

    /// <summary>The verified account there; unique within the channel.</summary>
    public required string ExternalKey { get; set; }

    /// <summary>The CRM user.</summary>
    public long UserId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }
}

/// <summary>A secret that stands for one user: an API key or a one-time sign-in link. Only a hash is stored.</summary>
public sealed class AccessKey
{
    /// <summary>Caller-made id.</summary>
    public long Id { get; set; }

    /// <summary>"api" or "invite".</summary>
    public required string Purpose { get; set; }

    /// <summary>The first characters, so that people can tell keys apart.</summary>
    public required string Prefix { get; set; }

    /// <summary>SHA-256 of the secret, lower-case hex; unique.</summary>
    public required string Hash { get; set; }

    /// <summary>The CRM user it belongs to.</summary>
    public long UserId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC; null = does not expire.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>UTC; null = still good. An invite is revoked by its first use.</summary>
    public DateTime? RevokedAt { get; set; }
}

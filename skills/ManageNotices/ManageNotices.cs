using SalesAssistant.Data.Notices;

namespace SalesAssistant.Skills;

/// <summary>What the assistant says unasked: stop it, have it again, at another time, see how it is set, or have one now (R44, R50, R51). Action: stop, start, time, show, read.</summary>
public sealed record ManageNotices(string Action) : Request
{
    public override string Skill => "manage_notices";

    /// <summary>Which kind; null = all of them.</summary>
    public NoticeKind? Kind { get; init; }

    /// <summary>The new clock time; null = none was said.</summary>
    public TimeOnly? At { get; init; }
}

/// <summary>How the caller wants to be told of one kind from now on; written with the turn.</summary>
/// <param name="IsOff">Not at all.</param>
/// <param name="At">At this clock time; null = as the company's settings say.</param>
public sealed record NoticePreferenceDraft(NoticeKind Kind, bool IsOff, TimeOnly? At);

namespace SalesAssistant.Data;

/// <summary>The company's business zone: what "today" is, and how instants become business dates.</summary>
/// <param name="zone">`Company:TimeZone`, default Asia/Shanghai.</param>
public sealed class CompanyCalendar(TimeZoneInfo zone)
{
    /// <summary>The zone of business dates.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>Asia/Shanghai; the default.</summary>
    public static CompanyCalendar Shanghai { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    /// <summary>Wall-clock time in the company at <paramref name="utc"/>.</summary>
    public DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>The instant of a wall-clock time in the company.</summary>
    public DateTime ToUtc(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Zone);

    /// <summary>Today in the company.</summary>
    public DateOnly Today(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DateOnly.FromDateTime(ToLocal(clock.GetUtcNow().UtcDateTime));
    }

    /// <summary>The business date of an instant.</summary>
    public DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));
}

namespace SalesAssistant.Skills.Language.Values;

/// <summary>What kind of value a stretch of text says.</summary>
public enum ValueKind
{
    /// <summary>A day.</summary>
    Date,

    /// <summary>Several days in a row.</summary>
    DateRange,

    /// <summary>A clock time.</summary>
    Time,

    /// <summary>A day with a clock time.</summary>
    DateTime,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A plain number.</summary>
    Number,

    /// <summary>A share.</summary>
    Percent,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A number of things.</summary>
    Quantity,

    /// <summary>A place in an order.</summary>
    Ordinal,
}

/// <summary>How a said number bounds the meant one.</summary>
public enum Bound
{
    /// <summary>The number itself.</summary>
    Exact,

    /// <summary>以内, 不超过, under.</summary>
    AtMost,

    /// <summary>以上, 超过, 过百万, above.</summary>
    AtLeast,

    /// <summary>左右, 来万, about.</summary>
    Approx,

    /// <summary>80 到 100 万.</summary>
    Between,
}

/// <summary>A value that was read from a text.</summary>
/// <param name="Span">Where it stands in the text that was handed in.</param>
public abstract record RecognizedValue(Span Span);

/// <summary>An amount of money.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Low">Amount in the currency's main unit (yuan); the lower one of a range.</param>
/// <param name="High">The upper amount of a range, else the same as <paramref name="Low"/>.</param>
/// <param name="Currency">ISO code; CNY when none was said.</param>
/// <param name="Bare">No currency word stood there: it is money only if the context says so (39万).</param>
/// <param name="MagnitudeWord">万, 亿, W, k, M stood there.</param>
/// <param name="Bound">How it bounds the meant amount.</param>
public sealed record MoneyValue(Span Span, decimal Low, decimal High, string Currency, bool Bare, bool MagnitudeWord, Bound Bound)
    : RecognizedValue(Span);

/// <summary>A number, with the classifier or unit right behind it.</summary>
/// <param name="Span">Where it stands, unit included.</param>
/// <param name="Value">The number; the upper one where two were said (<see cref="Low"/> has the lower).</param>
/// <param name="Unit">个, 套, 台, 家, aisles, …; null when none was said.</param>
/// <param name="Bound">How it bounds the meant number.</param>
public sealed record NumberValue(Span Span, decimal Value, string? Unit, Bound Bound) : RecognizedValue(Span)
{
    /// <summary>The lower number of a range; null for a single number.</summary>
    public decimal? Low { get; init; }

    /// <summary>Where only the number stands, without unit.</summary>
    public Span NumberSpan { get; init; } = Span;

    /// <summary>第三, third.</summary>
    public bool Ordinal { get; init; }
}

/// <summary>A share: 30%, 三成, 八折, 3个点.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Fraction">0.3 for 30 %.</param>
/// <param name="Bound">How it bounds the meant share.</param>
public sealed record PercentValue(Span Span, decimal Fraction, Bound Bound) : RecognizedValue(Span)
{
    /// <summary>The lower share of a range; null for a single one.</summary>
    public decimal? Low { get; init; }

    /// <summary>3个点, 5 points: a difference rather than a share.</summary>
    public bool Points { get; init; }

    /// <summary>八折: what is left to pay.</summary>
    public bool Discount { get; init; }
}

/// <summary>A length of time.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Days">Whole calendar days (a week 7, a month 30, a year 365); null for hours and less and for workdays.</param>
/// <param name="Amount">The number said: 2 in "two weeks", 0.5 in 半年.</param>
/// <param name="Unit">second, minute, hour, day, workday, week, month, quarter or year.</param>
public sealed record DurationValue(Span Span, int? Days, decimal Amount, string Unit) : RecognizedValue(Span)
{
    /// <summary>How it bounds the meant length: 一个多月 is AtLeast.</summary>
    public Bound Bound { get; init; }
}

/// <summary>A telephone number.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Digits">Digits only, a leading + kept.</param>
public sealed record PhoneValue(Span Span, string Digits) : RecognizedValue(Span);

/// <summary>An e-mail address.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Address">The address as written, half width.</param>
public sealed record EmailValue(Span Span, string Address) : RecognizedValue(Span);

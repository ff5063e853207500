using System.Globalization;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>A part of the day.</summary>
/// <param name="Code">TIMEX: TMO, TMI, TAF, TEV, TNI.</param>
/// <param name="From">Its first hour in the specification.</param>
/// <param name="To">The hour behind it; 24 for midnight.</param>
internal sealed record Daytime(string Code, int From, int To)
{
    internal static Daytime Parse(string key) => key.Split('_') is [var code, var from, var to]
        ? new Daytime(code, int.Parse(from, CultureInfo.InvariantCulture), int.Parse(to, CultureInfo.InvariantCulture))
        : throw new FormatException(key);

    /// <summary>The stretch of a day; the last second stands for midnight.</summary>
    internal (DateTime Start, DateTime End) On(DateTime day) => (day.AddHours(From), To == 24 ? day.AddDays(1).AddSeconds(-1) : day.AddHours(To));

    /// <summary>The hour that is meant: 下午五点 is 17, 中午一点 is 13, 半夜两点 stays 2.</summary>
    internal int Hour(int said) => Code switch
    {
        "TMO" => said == 12 ? 12 : said,
        "TMI" => said < 5 ? said + 12 : said,
        "TNI" => said is >= 6 and < 12 ? said + 12 : said == 12 ? 0 : said,
        "TEV" => said == 12 ? 0 : said < 12 ? said + 12 : said,
        _ => said < 12 ? said + 12 : said,
    };
}

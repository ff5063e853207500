using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language;

/// <summary>Text → <see cref="Utterance"/>: normalised, values recognised, names marked. Pure but for the names, which come in.</summary>
public static class UtteranceReader
{
    /// <summary>Longer messages are refused at the door; here they are cut, so that no reader sees more.</summary>
    public const int LongestMessage = 4000;

    /// <param name="text">As written, masked.</param>
    /// <param name="localNow">Company wall-clock time of the message.</param>
    /// <param name="names">Names in the speaker's scope.</param>
    public static Utterance Read(string text, DateTime localNow, NameScope names)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(names);
        var normalized = Normalizer.Normalize(text.Length > LongestMessage ? text[..LongestMessage] : text);
        var words = normalized.Text;
        return new Utterance
        {
            Original = normalized.Original,
            Text = words,
            Normalized = normalized,
            Language = LanguageOf(words),
            Now = localNow,
            Dates = DateReader.Read(words, new ValueContext(localNow, Tense.Unknown)),
            Money = MoneyReader.Read(words),
            Numbers = NumberReader.Read(words),
            Percents = NumberReader.Percents(words),
            Durations = DurationReader.Read(words),
            Mentions = names.Mark(words),
        };
    }

    /// <summary>"zh" unless the message is clearly English: a Chinese name in an English sentence does not make it Chinese.</summary>
    public static string LanguageOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int han = 0, latinWords = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= '\u3400' and <= '\u9fff')
            {
                han++;
            }
            else if (char.IsAsciiLetter(text[i]) && (i == 0 || !char.IsAsciiLetter(text[i - 1])))
            {
                latinWords++;
            }
        }

        return han == 0 ? (latinWords > 0 ? "en" : "zh") : latinWords > 2 * han ? "en" : "zh";
    }
}

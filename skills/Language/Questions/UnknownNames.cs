using System.Text.RegularExpressions;
using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>A name in a question that no visible record has. Giving somebody else's figures instead would be worse than saying so.</summary>
internal static partial class UnknownNames
{
    /// <summary>The name; null when every part of the question is explained or does not look like a name.</summary>
    public static string? Find(Utterance utterance, List<QuestionToken> tokens, Entities.NameLexicon? names) => InEnglish(utterance, tokens) ?? InChinese(utterance, tokens, names);

    // A capital inside the sentence, or at its start in front of a possessive.
    private static string? InEnglish(Utterance utterance, List<QuestionToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.IsUnknown || token.IsUsed || !char.IsAsciiLetterUpper(token.Text[0]) || token.Text.Length < 2 || token.Text.All(char.IsAsciiLetterUpper))
            {
                continue;
            }

            if (i > 0 || utterance.Language == "zh" || token.Text.EndsWith("'s", StringComparison.Ordinal))
            {
                var last = i;
                while (last + 1 < tokens.Count && tokens[last + 1].IsUnknown && char.IsAsciiLetterUpper(tokens[last + 1].Text[0]))
                {
                    last++;
                }

                var name = utterance.Text[token.Span.Start..tokens[last].Span.End];
                return name.EndsWith("'s", StringComparison.Ordinal) ? name[..^2] : name;
            }
        }

        return null;
    }

    // 某某光电, 某某大学: two characters or more in front of a line of business or a kind of house.
    private static bool IsCompany(string text, Entities.NameLexicon? names)
    {
        var business = names?.Companies.BusinessEnding(text) ?? "";
        return (business.Length >= 2 && text.Length >= business.Length + 2) || QuestionLexicon.Default.Text("company_end").Any(end => text.Length > end.Length && text.EndsWith(end, StringComparison.Ordinal));
    }

    // Surname and one or two more characters at the start of a clause, before a time, a state or a measure.
    private static string? InChinese(Utterance utterance, List<QuestionToken> tokens, Entities.NameLexicon? names)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsUnknown || tokens[i].IsUsed || !IsHan(tokens[i].Text[0]))
            {
                continue;
            }

            var start = tokens[i].Span.Start;
            var from = i;
            while (from > 0 && tokens[from - 1].Span.End == start && tokens[from - 1].Text.Length == 1 && tokens[from - 1].Is("filler") && !Prefix().IsMatch(tokens[from - 1].Text))
            {
                from--;
                start = tokens[from].Span.Start;
            }

            var isStart = from == 0 || tokens[from - 1].Senses.Length > 0 && tokens[from - 1].Senses.All(sense => sense.Kind == "filler") || tokens[from - 1].Is("question") || tokens[from - 1].Is("follow") || tokens[from - 1].Is("whose") || tokens[from - 1].Span.End < start || tokens[from - 1].Mention?.Best.Record.Kind == RecordKind.User;
            var last = IsSplitName(tokens, i) ? i + 2 : i;
            var text = utterance.Text[start..tokens[last].Span.End];
            var followed = last + 1 < tokens.Count && !tokens[last + 1].IsUnknown;
            if (isStart && followed && (IsPerson(text, names?.People) || IsCompany(text, names)))
            {
                return text;
            }
        }

        return null;
    }

    // 章家楠: the character in the middle is a word of its own.
    private static bool IsSplitName(List<QuestionToken> tokens, int at) =>
        at + 2 < tokens.Count && tokens[at].Text.Length == 1 && tokens[at + 1].Text.Length == 1 && tokens[at + 2] is { IsUnknown: true, IsUsed: false, Text.Length: 1 } && tokens[at].Span.End == tokens[at + 1].Span.Start && tokens[at + 1].Span.End == tokens[at + 2].Span.Start;

    private static bool IsHan(char symbol) => symbol is >= '\u3400' and <= '\u9fff';

    [GeneratedRegex("^[看查说请帮问的和跟与]$")]
    private static partial Regex Prefix();

    // Surname and one or two more characters.
    private static bool IsPerson(string text, Entities.PeopleWords? people)
    {
        var surname = people is null || text.Length < 2 ? 0 : people.IsCompound(text.AsSpan(0, 2)) ? 2 : !people.IsWeakSurname(text[0]) && (text.Length == 3 ? people.IsSurname(text[0]) : people.IsCommonSurname(text[0])) ? 1 : 0;
        return surname > 0 && text.Length - surname is 1 or 2 && text.All(IsHan);
    }
}

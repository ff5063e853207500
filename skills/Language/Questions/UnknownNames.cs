using System.Text.RegularExpressions;
using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>A name in a question that no visible record has. Giving somebody else's figures instead would be worse than saying so.</summary>
internal static partial class UnknownNames
{
    /// <summary>The name; null when every part of the question is explained or does not look like a name.</summary>
    public static string? Find(Utterance utterance, List<QuestionToken> tokens) => InEnglish(utterance, tokens) ?? InChinese(utterance, tokens);

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

    // Surname and one or two more characters at the start of a clause, before a time, a state or a measure.
    private static string? InChinese(Utterance utterance, List<QuestionToken> tokens)
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

            var isStart = from == 0 || tokens[from - 1].Senses.Count > 0 && tokens[from - 1].Senses.All(sense => sense.Kind == "filler") || tokens[from - 1].Is("question") || tokens[from - 1].Is("follow") || tokens[from - 1].Is("whose") || tokens[from - 1].Span.End < start || tokens[from - 1].Mention?.Best.Record.Kind == RecordKind.User;
            var text = utterance.Text[start..tokens[i].Span.End];
            var followed = i + 1 < tokens.Count && !tokens[i + 1].IsUnknown;
            if (isStart && followed && (Person().IsMatch(text) || Company().IsMatch(text)))
            {
                return text;
            }
        }

        return null;
    }

    private static bool IsHan(char symbol) => symbol is >= '\u3400' and <= '\u9fff';

    [GeneratedRegex("^[看查说请帮问的和跟与]$")]
    private static partial Regex Prefix();

    [GeneratedRegex("^(?:欧阳|司马|上官|诸葛|东方|皇甫|慕容|令狐|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖贾夏韦付傅邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤温康施牛樊葛邢齐伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍苗盛曲翁骆路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤卓高白石金万方])[\u4e00-\u9fff]{1,2}$")]
    private static partial Regex Person();

    [GeneratedRegex("(?:公司|集团|科技|股份|实业|电子|机械|医疗|药业|物流|食品|学院|大学|中心|厂)$")]
    private static partial Regex Company();
}

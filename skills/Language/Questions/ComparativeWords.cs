using System.Text.RegularExpressions;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>谁赢的单多, which team has the higher win rate: between a few that are named the comparative asks for the first of them, as a superlative does.</summary>
internal static partial class ComparativeWords
{
    /// <summary>Gives the comparative of a who-or-which question the sense of a superlative.</summary>
    public static void Mark(List<QuestionToken> tokens, string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || tokens.Exists(token => token.Is("order")))
        {
            return;
        }

        var word = match.Groups["word"];
        var span = new Span(word.Index, word.Length);
        var isLeast = word.Value.ToLowerInvariant() is "少" or "低" or "小" or "差" or "慢" or "fewer" or "less" or "lower" or "smaller" or "worse";
        var sense = new Sense("order", isLeast ? "least" : "most");
        QuestionToken.Replace(tokens, new QuestionToken(span, word.Value, IsOfNumber(word.Value) ? [sense, new Sense("sign", "bynumber")] : [sense]));
    }

    private static bool IsOfNumber(string word) => word.ToLowerInvariant() is "多" or "少" or "more" or "fewer";

    [GeneratedRegex(@"(?:谁|哪(?:个|组|边|家|位|一|条|款|种|类|块|片|支|队|月|季|年|方|样))[^,，。;；?？]*?(?<!多)(?<word>多|高|大|强|好|快|少|低|小|差|慢)(?:一?些|一?点|一点儿)?\s*[?？。!！呢啊呀哈呗吧嘛哦噢]*(?:来着)?(?:[，,\s]*(?:多?谢谢?|谢了|报给我|说一下))?[。!！]?$|\b(?:who|which|whose)\b[^,;.?]*?(?<!\bor\s)\b(?<word>more|higher|larger|bigger|better|greater|fewer|less|lower|smaller|worse)\b(?!\s+than\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}

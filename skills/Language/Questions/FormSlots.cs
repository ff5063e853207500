namespace SalesAssistant.Skills.Language.Questions;

/// <summary>The form of the sentence: a list, a question, a follow-up, an order.</summary>
internal sealed class FormSlots(QuestionScan scan) : QuestionSlots(scan)
{
    // A question without an interrogative: "can we deliver …".
    private static readonly string[] Openers = ["can ", "could ", "will ", "do ", "does ", "did ", "is ", "are ", "have ", "has "];

    public void ReadList()
    {
        var list = Tokens.FindIndex(token => token.Is("list"));
        if (list < 0)
        {
            return;
        }

        // "show me revenue by team" and 哪些行业超过… ask for figures, not for rows.
        var isFigure = Question.GroupBy.Count > 0 || Question.Measures.Exists(measure => measure is not ("amount" or "count" or "last_date" or "new_customers"));
        var isStrong = Tokens[list].Is("sign", "rows");
        if (!isFigure && (isStrong || Question.Measures.Count == 0))
        {
            Question.IsList = true;
            Note("list", Tokens[list]);
        }
    }

    public void Read()
    {
        var text = Utterance.Text;
        Question.AsksHow = Tokens.Any(token => token.Is("part", "howgoes") && (!char.IsAscii(token.Text[0]) || text.StartsWith("how", StringComparison.OrdinalIgnoreCase)));
        Question.IsAboutPerformance = Tokens.Any(token => token.Is("performance"));
        var last = Tokens.FindLast(token => !token.Is("filler") || token.Is("subject"));
        // 我的在谈商机, my deals in proposal: a noun phrase asks for what it names.
        var isCommand = Tokens.Any(token => token.Is("command"));
        var isPhrase = !isCommand && text.Length <= 60 && Question.UnknownShare < 0.1 && (Question.Statuses.Count == 0 || Question.Statuses.Contains("open") || last?.Is("subject") == true) &&
            (last?.Is("subject") == true || (Tokens.Any(token => token.Is("subject")) && (Question.Whose is not null || Question.Filters.Count > 0 || Question.Period is not null)));
        Question.IsAsked = isPhrase || Question.IsAboutPerformance || Question.Without is not null || Question.Having is not null || (Question.Unavailable is not null && Tokens.Count <= 10) || Question.IsList || Question.Measures.Count > 0 || Question.GroupBy.Count > 0 || text.Contains('?', StringComparison.Ordinal) || Tokens.Any(token => token.Is("question") || (token.Is("group", "which") && Question.Subject is not null));
        Question.IsInterrogative = IsTopic(last) || Tokens.Any(token => token.Is("measure", "count") && token.Text[0] is '几' or '多') || text.Contains('?', StringComparison.Ordinal) || Tokens.Any(token => token.Is("question") || token.Is("group", "which") || token.Is("group", "who"));
        // "新建客户…" tells what to do; a question has a time, an interrogative or an axis.
        var isOrder = Tokens.Count > 0 && Tokens[0].Is("status", "created") && !Question.IsInterrogative && Question.Period is null && Question.GroupBy.Count == 0;
        Question.HasLooseAmount = isOrder || (isCommand && !Question.IsInterrogative) || Tokens.Any(token => token is { Money: not null, IsUsed: false });
        Question.IsInterrogative |= Question.Unavailable is not null && Openers.Any(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        Question.IsOfNow = Tokens.Any(token => token.Is("sign", "now"));
        Question.IsAdvice = Tokens.Any(token => token.Is("advice"));
        Question.IsFollowUp =
            (Tokens.Count > 0 && Tokens[0].Is("follow")) ||
            Tokens.Any(token => token.Is("sign", "change")) ||
            Tokens.Any(token => token.Is("reference", "those") || token.Is("reference", "person")) ||
            text.TrimEnd('?', '？', '。', '!', ' ').EndsWith('呢');
    }

    // 产品的良品率: a short phrase that ends with what there is no data for asks for it, as long as nothing in it tells or plans.
    private bool IsTopic(QuestionToken? last) =>
        last?.Is("unavailable") == true && Tokens.Count <= 6 && Question.UnknownShare == 0 && !Tokens.Any(token => token.Is("command") || token.Is("planned")) && !(Question.Period?.To > Utterance.Today && Question.Period?.From > Utterance.Today) &&
        Tokens.Any(token => token.Is("subject") || token.Is("dimension") || token.Is("whose") || token.Mention is not null || token.Date is not null);
}

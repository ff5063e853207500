namespace SalesAssistant.Skills.Language.Acts;

/// <summary>Words that put right what was recorded before: 刚才那条预算记错了, "the last note: the budget is wrong".</summary>
public static class SavedWords
{
    private const int Longest = 160;
    private const int Between = 8;
    private const int Head = 4;   // 哦对了，刚才…: further in, it is told of something
    private static readonly System.Buffers.SearchValues<char> ClauseEnds = System.Buffers.SearchValues.Create(",，.。;；、");
    private static readonly Lexicon Words = Lexicon.Of("conversation");

    /// <summary>Speaks of something recorded before, and says that it is wrong or lacks something.</summary>
    public static bool PointBack(string text) =>
        IsStatement(text) && (Words.Find(text, "saved_before") is { Start: <= Head } before ? Words.Find(text, "saved_wrong", before.End) is not null : IsWrongNow(text));

    // 刚才预算说错了; 刚才打了电话，他说价格不对 tells of something else.
    private static bool IsWrongNow(string text) =>
        Words.Find(text, "saved_now") is { Start: <= Head } now && Words.Find(text, "saved_wrong", now.End) is { } wrong && wrong.Start - now.End <= Between && text.AsSpan(now.End, wrong.Start - now.End).IndexOfAny(ClauseEnds) < 0;

    /// <summary>Says so at its head, without naming what: right behind a save that is meant.</summary>
    public static bool Open(string text) => IsStatement(text) && Words.Find(text, "saved_wrong_first") is { Start: 0 };

    /// <summary>"add" where something was left out, else "correct" (<see cref="Replies.ReplyActs"/>).</summary>
    public static string ActOf(string text) => Words.Has(text, "saved_lacks") ? Replies.ReplyActs.Add : Replies.ReplyActs.Correct;

    private static bool IsStatement(string text) => text.Length is > 0 and <= Longest && text[^1] is not ('?' or '？');
}

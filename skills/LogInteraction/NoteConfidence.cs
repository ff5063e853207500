using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>How sure it is that a message tells of a contact: past verbs of contact and a customer speak for it; a question or an order speaks against.</summary>
internal static partial class NoteConfidence
{
    /// <summary>False when nobody is named and nothing told: spares the reading of most questions.</summary>
    public static bool CanBeNote(Utterance message) =>
        message.Mentions.Any(mention => mention.Candidates.Any(candidate => candidate.CustomerId is not null)) || NoteWords.Contact["told"].IsIn(message.Text) || NoteWords.Parties["new_party"].IsIn(message.Text)
        || NoteWords.Contact["phone"].IsIn(message.Text) || NoteWords.Contact["wechat"].IsIn(message.Text) || NoteWords.Contact["visit"].IsIn(message.Text);

    /// <summary>What is left where another skill is plainly meant.</summary>
    public const double Hardly = 0.03;

    private const int ShortReport = 24;
    private const int LongestMark = 50;

    /// <summary>"已经寄了，完成" right behind a task reports that task done; it tells of no new contact.</summary>
    public static bool IsAboutTask(Utterance message, ReadingContext context) =>
        context.State is { LastTask: not null, LastSkill: "manage_task" } && message.Text.Length <= ShortReport
        && !message.Mentions.Any(mention => mention.Candidates.Any(candidate => candidate.CustomerId is not null))
        && NoteWords.FollowUps["finished"].IsIn(message.Text);

    public static double Of(Utterance message, IReadOnlyList<NotePart> parts, IReadOnlyList<LogInteraction.Note> notes)
    {
        var text = message.Text.Trim();
        var hasParty = notes.Any(note => note.Customer is not null || note.Contact is not null);
        var told = parts.Any(part => part.Clauses.Any(clause => NoteWords.Contact["told"].IsIn(part.Text, clause.Span)));
        var channel = notes.Any(note => note.Channel is not null);
        var missed = NoteWords.Contact["missed"].IsIn(text);
        var moved = notes.Any(note => note.Update?.Stage is not null || note.FollowUps.Count > 0 || note.BudgetMax is not null);
        if (!hasParty && !told)
        {
            return 0;
        }

        if (text.Length <= LongestMark && MarksDone().IsMatch(text))
        {
            return Hardly;   // …开完了，日程标一下完成: the end is the wish, what is in front says which one
        }

        var score = (hasParty ? 0.35 : 0) + (told ? 0.3 : 0) + (channel ? 0.15 : 0) + (missed ? (hasParty ? 0.45 : 0.15) : 0) + (moved ? 0.1 : 0) + (text.Length > 25 ? 0.05 : 0);
        score -= Question().Match(text) is { Success: true } question && !Reported().IsMatch(text[..question.Index]) ? 0.45 : 0;
        score -= Order().IsMatch(text) ? 0.4 : 0;
        return Math.Clamp(score, 0.02, 0.97);
    }

    [GeneratedRegex(@"(?:标(?:记|注)?(?:一下|成|为)?(?:已)?完成|(?:置|设|改)(?:成|为)(?:已)?完成|勾掉|打个?勾|打上勾|\bmark(?:ed)?\s(?:it|that|this|the\s\w+)(?:\s\w+)?\s(?:as\s)?(?:done|completed?))(?:了|吧|啊|哈)?[。.!！\s]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MarksDone();

    // 王总问多少钱一台 tells of a question, it asks none.
    [GeneratedRegex(@"问|想知道|想了解|打听|(?<![A-Za-z])(?:asked|asks|wants to know|wondering|enquired)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reported();

    [GeneratedRegex(@"[?？]\s*$|(?:吗|呢|么|没有)\s*$|有谁|是谁|多少|几个|几单|哪些|哪个|哪家|哪几|怎么样|怎么办|什么情况|如何|怎么(?:往|推|跟|走|做|弄|搞|破|说|回|谈|处理|应对)|你(?:看|觉得|说)|咋(?:办|推|弄)|该(?:干|做|怎么|找谁|先)|[还差欠缺做干](?:啥|什么)|了没(?:有)?\s*(?:[,，。?？]|$)|下一步(?:该|怎|是什么|做|干)|排名|排行|^(?:what|how|who|which|when|where|why|is|are|do|does|did|can|could|show|list|give me|tell me)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    [GeneratedRegex(@"^(?:请|帮我|麻烦|给我|把|提醒|记得|新建|创建|建个|建一|加个|添加|改|更新|查|看看|列|取消|删除|推迟|挪|安排|remind|create|add|update|change|set|move|cancel|delete|schedule|mark|please|put)|标(?:记|成|为)?(?:已)?完成|勾掉|打个?勾|打上勾|划掉|(?:那个|这个|该)(?:活动|任务|安排|日程|提醒|待办).{0,4}(?:取消|撤|完成|关|勾|划|删)|(?:帮我|请|麻烦)(?:把|撤|取消|删|改|推|挪|标|勾)|\b(?:tick|check)\b.{1,30}\boff\b|\bmark\b.{1,30}\b(?:done|complete)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Order();
}

using System.Text.Json.Nodes;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom.Drawing;

/// <summary>Which cards a reply needs, and what of its words they say already.</summary>
internal sealed class ReplyCards(TemplateCards draw, Texts texts, string language, long outboxId)
{
    private readonly List<JsonObject> _cards = [];

    /// <summary>The cards, each of one message.</summary>
    public IReadOnlyList<JsonObject> Cards => _cards;

    /// <summary>The cards say everything: no words beside them.</summary>
    public bool SayAll { get; private set; }

    /// <summary>The cards say all that the forms hold.</summary>
    public bool SayForms { get; private set; }

    /// <summary>Sentences that can be said next and stand among the words.</summary>
    public IReadOnlyList<string> FollowUps { get; private set; } = [];

    private string Task => WeComRenderer.Task(outboxId, _cards.Count);

    public ReplyCards Of(Reply reply)
    {
        var forms = reply.Blocks.OfType<FormBlock>().Where(form => form.State == "pending").ToList();
        var lists = reply.Blocks.OfType<ListBlock>().ToList();
        var actions = reply.Blocks.OfType<ActionsBlock>().SelectMany(block => block.Actions).ToList();
        var isTalk = reply.Blocks.All(block => block is TextBlock or ActionsBlock or FormBlock { State: not "pending" });
        if (forms.Count > 0)
        {
            AddForms(forms, reply);
            FollowUps = Sentences(actions);
        }
        else if (isTalk && actions.Count > 0)
        {
            AddTalk(reply, actions);
        }
        else if (!AddFigure(reply, actions))
        {
            AddLists(lists);
            AddOthers(actions);
        }

        return this;
    }

    private void AddForms(List<FormBlock> forms, Reply reply)
    {
        SayForms = true;
        var words = string.Join('\n', reply.Blocks.OfType<TextBlock>().Select(text => text.Text));
        foreach (var form in forms)
        {
            var lines = form.Sections.SelectMany(section => section.Fields).Where(ReplyLines.IsShown).Select(field => (field.Label, Value: string.IsNullOrEmpty(field.Old) ? field.Display : $"{field.Old} → {field.Display}")).ToList();
            var isWhole = forms.Count == 1 && TemplateCards.Fit(lines) && form.Questions.Count == 0;
            SayForms &= isWhole;
            SayAll = isWhole && words.Length <= TemplateCards.SubtitleLimit && reply.Blocks.All(block => block is TextBlock or FormBlock);
            var text = SayAll && words.Length > 0 ? words : texts.Say(language, "wecom.edit_hint");
            Add(draw.Buttons(Task, form.Title, text, isWhole ? lines : [], form.Actions.Select(action => (action.Label, action)), Choice(form)));
        }

        SayForms = SayForms && _cards.Count > 0;
        SayAll = SayAll && _cards.Count > 0;
    }

    // A card can hold one choice beside its buttons.
    private static FormField? Choice(FormBlock form) =>
        form.Sections.SelectMany(section => section.Fields).FirstOrDefault(field => field is { Input: "choice", Options.Count: >= 2 and <= TemplateCards.MostSelectOptions } && field.Options.All(option => option.Value.Length is > 0 and <= 40) && field.Options.Any(option => option.Value == field.Value));

    // Short words with their buttons are one card: what was saved and its undo, a question and its answers.
    private void AddTalk(Reply reply, List<ReplyAction> actions)
    {
        var said = reply.Blocks.OfType<TextBlock>().Select(text => text.Text).Where(text => text.Length > 0).ToList();
        var title = said.Count > 0 ? Head(said[0]) : texts.Say(language, "wecom.choose");
        var isShort = said.Count > 0 && title.Length <= TemplateCards.TitleLimit && said.Sum(text => text.Length + 1) - title.Length - 1 <= TemplateCards.SubtitleLimit;
        var rest = isShort ? string.Join('\n', said)[title.Length..].Trim('\n', ' ') : null;
        var head = isShort ? title : texts.Say(language, "wecom.choose");
        var fits = actions.Count <= TemplateCards.MostButtons && actions.All(action => action.Label.Length <= TemplateCards.ButtonLimit);
        var card = fits ? null : actions.All(action => action.Kind == "say") ? draw.Pick(Task, head, [.. actions.Select(action => action.Payload)]) : null;
        SayAll = Add(card ?? draw.Buttons(Task, head, rest, [], actions.Select(action => (action.Label, action)))) && isShort && (card is null || string.IsNullOrEmpty(rest));
    }

    // The first line, or as many whole sentences of it as a title takes, or what stands before its colon: 已保存：… above, what it was and how to take it back below.
    private static string Head(string text)
    {
        var line = text.Split('\n')[0];
        if (line.Length <= TemplateCards.TitleLimit)
        {
            return line;
        }

        var start = line[..TemplateCards.TitleLimit];
        var end = Math.Max(start.LastIndexOf('。'), start.LastIndexOf(". ", StringComparison.Ordinal));
        end = end < 0 ? Math.Max(start.IndexOf('：'), start.IndexOf(": ", StringComparison.Ordinal)) : end;
        return end < 0 ? line : line[..(end + 1)];
    }

    // One number and where it comes from.
    private bool AddFigure(Reply reply, List<ReplyAction> actions)
    {
        if (!reply.Blocks.All(block => block is TextBlock or ReceiptBlock or ActionsBlock) || reply.Blocks.OfType<ReceiptBlock>().ToList() is not [var receipt] || reply.Blocks.OfType<TextBlock>().FirstOrDefault() is not { } headline || headline.Text.Length > TemplateCards.TitleLimit)
        {
            return false;
        }

        var next = Sentences(actions);
        var text = string.Join('\n', reply.Blocks.OfType<TextBlock>().Skip(1).Select(more => more.Text)
            .Concat([receipt.Definition, string.Join("; ", receipt.Filters.Concat(receipt.Defaults)), next.Count == 0 ? "" : texts.Say(language, "wecom.next", ("words", string.Join(" / ", next)))])
            .Where(line => line.Length > 0));
        SayAll = text.Length <= TemplateCards.SubtitleLimit && Add(draw.Notice(headline.Text, text, receipt.Link));
        return SayAll;
    }

    private void AddLists(List<ListBlock> lists)
    {
        var items = lists.SelectMany(list => list.Items.Select((item, at) => (item.Actions, Mark: list.IsNumbered ? $"{at + 1} " : ""))).ToList();
        var buttons = items.SelectMany(item => item.Actions.Select((action, at) => (item.Mark, Action: action, Rank: at))).ToList();
        if (buttons.Count == 0)
        {
            return;
        }

        var title = texts.Say(language, "wecom.choose");
        if (buttons.All(button => button.Action.Kind == "say"))
        {
            Add(draw.Pick(Task, title, [.. buttons.Select(button => button.Action.Payload)]) ?? draw.Buttons(Task, title, null, [], buttons.Select(button => (button.Mark + button.Action.Payload, button.Action))));
            return;
        }

        // The first button of every entry before the second of any.
        Add(draw.Buttons(Task, title, null, [], buttons.OrderBy(button => button.Rank).Select(button => (button.Mark + button.Action.Label, button.Action))));
    }

    private void AddOthers(List<ReplyAction> actions)
    {
        FollowUps = Sentences(actions);
        var others = actions.Where(action => action.Kind != "say").ToList();
        if (others.Count > 0)
        {
            Add(draw.Buttons(Task, texts.Say(language, "wecom.choose"), null, [], others.Select(action => (action.Label, action))));
        }
    }

    private static List<string> Sentences(List<ReplyAction> actions) => [.. actions.Where(action => action.Kind == "say").Select(action => action.Payload).Take(4)];

    private bool Add(JsonObject? card)
    {
        if (card is not null)
        {
            _cards.Add(card);
        }

        return card is not null;
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Draws the blocks of one reply as card elements.</summary>
/// <param name="rows">Rows of a table, and points of a chart's table, at most.</param>
/// <param name="dialogOf">Forms are filled in in a dialog: the outbox id of the reply, by which it is asked for. Null = in the card.</param>
internal sealed class CardBlocks(Texts texts, string? publicUrl, int rows, long? dialogOf = null)
{
    private const int LongestFact = 30;

    // One value instead of a node for each part: a note's card has twenty facts.
    private static readonly JsonTypeInfo<IReadOnlyList<CardFact>> FactJson = (JsonTypeInfo<IReadOnlyList<CardFact>>)WireJson.Options.GetTypeInfo(typeof(IReadOnlyList<CardFact>));

    private string _language = "zh";
    private CardButtons _buttons = new(publicUrl);
    private bool _hasTable;

    /// <param name="words">All that the reply says; their language is the card's.</param>
    public IReadOnlyList<JsonObject> Draw(Reply reply, string words)
    {
        _buttons = new CardButtons(publicUrl);
        _hasTable = reply.Blocks.Any(block => block is TableBlock { Rows.Count: > 0 });
        _language = Skills.Language.UtteranceReader.LanguageOf(words);
        return [.. reply.Blocks.SelectMany(Draw)];
    }

    /// <summary>Words of the store must not become links: TextBlocks read Markdown.</summary>
    public static string Safe(string text) => text.Replace("](", "]\u200b(", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\n\n", StringComparison.Ordinal);

    private IEnumerable<JsonObject> Draw(Block block) => block switch
    {
        TextBlock { Text.Length: > 0 } words => [Tone(Words(words.Text), words.Tone)],
        FieldsBlock fields => [.. Title(fields.Title), .. Facts(fields.Lines.Select(line => (line.Label, line.Old is null ? line.Value : $"{line.Old} → {line.Value}")))],
        TableBlock table => Table(table),
        ChartBlock chart => CardCharts.Draw(chart, rows, _hasTable, texts.Say(_language, "workspace.block.group")),
        ListBlock list => List(list),
        FormBlock form => Form(form),
        ActionsBlock actions => _buttons.Draw(actions.Actions, CardRules.MostActions),
        ReceiptBlock receipt => Receipt(receipt),
        _ => [],
    };

    /// <summary>A wrapping text.</summary>
    public static JsonObject Words(string text) => new() { ["type"] = "TextBlock", ["text"] = Safe(text), ["wrap"] = true };

    private static JsonObject Tone(JsonObject words, string tone)
    {
        (string Name, JsonNode Value)[] more = tone switch
        {
            "title" => [("weight", "Bolder"), ("size", "Medium")],
            "good" => [("color", "Good")],
            "warning" => [("color", "Warning")],
            "error" => [("color", "Attention")],
            "muted" => [("isSubtle", true), ("size", "Small")],
            _ => [],
        };
        foreach (var (name, value) in more)
        {
            words[name] = value;
        }

        return words;
    }

    /// <summary>A heading; nothing for null.</summary>
    public static IEnumerable<JsonObject> Title(string? title) => string.IsNullOrEmpty(title) ? [] : [Tone(Words(title), "title")];

    // Beside a long value the labels of all facts would be squeezed on a phone, so it stands below its own.
    private static IEnumerable<JsonObject> Facts(IEnumerable<(string Label, string Value)> facts)
    {
        var all = facts.ToList();
        var list = all.Where(fact => !IsLong(fact.Value)).Select(fact => new CardFact(Safe(fact.Label), fact.Value.Length == 0 ? "—" : Safe(fact.Value))).ToArray();
        if (list.Length > 0)
        {
            yield return new JsonObject { ["type"] = "FactSet", ["facts"] = JsonValue.Create<IReadOnlyList<CardFact>>(list, FactJson) };
        }

        foreach (var (label, value) in all.Where(fact => IsLong(fact.Value)))
        {
            var head = Words(label);
            (head["weight"], head["spacing"]) = ("Bolder", "Small");
            yield return head;
            foreach (var line in Lines(value, "normal"))
            {
                yield return line;
            }
        }
    }

    private static bool IsLong(string value) => CardTable.WidthOf(value) > LongestFact || value.Contains('\n', StringComparison.Ordinal);

    // One element a line: a line break within a text is a whole paragraph in Markdown.
    private static IEnumerable<JsonObject> Lines(string text, string tone) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
    {
        var words = Tone(Words(line), tone);
        words["spacing"] = "None";
        return words;
    });

    private IEnumerable<JsonObject> Table(TableBlock table)
    {
        var shown = table.Rows.Take(rows).ToList();
        foreach (var title in Title(table.Title))
        {
            yield return title;
        }

        if (table.Columns.Count > CardTable.MostColumns)
        {
            foreach (var row in shown.Select((row, number) => Record(table, row, number)))
            {
                yield return row;
            }
        }
        else if (table.Columns.Count > 0)
        {
            yield return CardTable.Draw([.. table.Columns.Select(column => (column.Label, column.IsNumber))], shown.Select(row => row.Cells));
        }

        var total = table.TotalRows ?? table.Rows.Count;
        if (total > shown.Count)
        {
            yield return Tone(Words(texts.Say(_language, "teams.rows_shown", ("shown", shown.Count), ("total", total))), "muted");
        }

        if (table.MoreLink is { } link)
        {
            foreach (var button in _buttons.Draw([new ReplyAction(texts.Say(_language, "teams.open_all"), "open", link)], 1))
            {
                yield return button;
            }
        }
    }

    // A phone has no room for so many columns: the first cell is the heading, the others follow with their labels.
    private static JsonObject Record(TableBlock table, TableRow row, int number)
    {
        var head = Words(row.Cells.Count > 0 && row.Cells[0].Length > 0 ? row.Cells[0] : "—");
        head["weight"] = "Bolder";
        var rest = Tone(Words(string.Join(" · ", table.Columns.Zip(row.Cells).Skip(1).Where(cell => cell.Second.Length > 0).Select(cell => $"{cell.First.Label} {cell.Second}")) is { Length: > 0 } words ? words : "—"), "muted");
        rest["spacing"] = "None";
        return new JsonObject { ["type"] = "Container", ["separator"] = number > 0, ["items"] = new JsonArray(head, rest) };
    }

    private IEnumerable<JsonObject> List(ListBlock list)
    {
        foreach (var title in Title(list.Title))
        {
            yield return title;
        }

        for (var i = 0; i < list.Items.Count && i < rows; i++)
        {
            var item = list.Items[i];
            var mark = list.IsNumbered ? (i + 1).ToString(CultureInfo.InvariantCulture) + ". " : "";
            var parts = new List<JsonNode>();
            if (!(string.IsNullOrEmpty(item.Text) && item.Actions is [{ Kind: "say" } only] && only.Label == item.Title))   // an example is its button
            {
                var title = Words(mark + item.Title);
                title["weight"] = "Bolder";
                parts.Add(title);
            }

            parts.AddRange(Lines(item.Text ?? "", "muted"));
            parts.AddRange(_buttons.Draw(item.Actions, CardRules.MostListActions));
            yield return new JsonObject { ["type"] = "Container", ["separator"] = i > 0, ["items"] = new JsonArray([.. parts]) };
        }

        if (list.Items.Count > rows)
        {
            yield return Tone(Words(texts.Say(_language, "teams.rows_shown", ("shown", rows), ("total", list.Items.Count))), "muted");
        }
    }

    private IEnumerable<JsonObject> Form(FormBlock form)
    {
        foreach (var title in Title(form.Title))
        {
            yield return title;
        }

        if (form.State is not ("pending" or "saved"))
        {
            yield return Tone(Words(texts.Say(_language, "workspace.card." + form.State)), "muted");
            yield break;   // what did not happen is not told at length
        }

        foreach (var section in form.Sections)
        {
            yield return new JsonObject { ["type"] = "TextBlock", ["text"] = Safe(section.Title), ["wrap"] = true, ["weight"] = "Bolder" };
            foreach (var facts in Facts(section.Fields.Where(field => field.Display.Length > 0 || field.Old is not null).Select(field => (CardInputs.LabelOf(field), string.IsNullOrEmpty(field.Old) ? field.Display : $"{field.Old} → {field.Display}"))))
            {
                yield return facts;
            }
        }

        foreach (var question in form.Questions)
        {
            yield return Tone(Words(question), "warning");
        }

        foreach (var part in form.State == "pending" ? Editing(form) : [])
        {
            yield return part;
        }
    }

    private IEnumerable<JsonObject> Editing(FormBlock form)
    {
        var id = $"edit{form.ProposalId}";
        var fields = form.Sections.SelectMany(section => section.Fields).Where(CardInputs.IsFillable).ToList();
        if (fields.Count == 0)
        {
            return _buttons.Draw(form.Actions, CardRules.MostActions);
        }

        if (dialogOf is { } reply)
        {
            return _buttons.Draw(form.Actions, CardRules.MostActions - 1, FormDialog.Opener(form, reply, texts, _language));
        }

        // A required field that is empty would refuse to be saved from behind a closed door.
        var inputs = new JsonObject { ["type"] = "Container", ["id"] = id, ["isVisible"] = fields.Any(field => field.IsRequired && string.IsNullOrEmpty(field.Value)), ["items"] = new JsonArray([.. fields.Select(field => CardInputs.Draw(field, texts, _language))]) };
        var toggle = new JsonObject { ["type"] = "Action.ToggleVisibility", ["title"] = texts.Say(_language, "teams.edit"), ["targetElements"] = new JsonArray(id) };
        return [inputs, .. _buttons.Draw(form.Actions, CardRules.MostActions - 1, toggle)];
    }

    private IEnumerable<JsonObject> Receipt(ReceiptBlock receipt)
    {
        var lines = Lines($"{receipt.Definition}\n{string.Join("; ", receipt.Filters.Concat(receipt.Defaults))}", "muted").ToList();
        lines.FirstOrDefault()?.Remove("spacing");   // it is about what stands above, and not a part of it
        foreach (var line in lines)
        {
            yield return line;
        }

        if (receipt.Link is { } link)
        {
            foreach (var button in _buttons.Draw([new ReplyAction(texts.Say(_language, "teams.open_rows"), "open", link)], 1))
            {
                yield return button;
            }
        }
    }
}

/// <summary>A fact as cards write it.</summary>
internal sealed record CardFact(string Title, string Value);

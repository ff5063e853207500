using System.Globalization;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Workspace;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Draws the blocks of one reply as card elements.</summary>
/// <param name="rows">Rows of a table, and points of a chart's table, at most.</param>
internal sealed class CardBlocks(Texts texts, string? publicUrl, int rows)
{
    private string _language = "zh";
    private bool _hasPrimary;

    public IReadOnlyList<JsonObject> Draw(Reply reply)
    {
        _language = Skills.Language.UtteranceReader.LanguageOf(Conversation.ReplyText.Of(reply));
        return [.. reply.Blocks.SelectMany(Draw)];
    }

    /// <summary>Words of the store must not become links: TextBlocks read Markdown.</summary>
    public static string Safe(string text) => text.Replace("](", "]\u200b(", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\n\n", StringComparison.Ordinal);

    private IEnumerable<JsonObject> Draw(Block block) => block switch
    {
        TextBlock { Text.Length: > 0 } words => [Tone(Words(words.Text), words.Tone)],
        FieldsBlock fields => [.. Title(fields.Title), .. Facts(fields.Lines.Select(line => (line.Label, line.Old is null ? line.Value : $"{line.Old} → {line.Value}")))],
        TableBlock table => Table(table),
        ChartBlock chart => CardCharts.Draw(chart, rows),
        ListBlock list => List(list),
        FormBlock form => Form(form),
        ActionsBlock actions => Buttons(actions.Actions, CardRules.MostActions),
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

    private static IEnumerable<JsonObject> Facts(IEnumerable<(string Label, string Value)> facts)
    {
        var list = facts.Select(fact => (JsonNode)new JsonObject { ["title"] = Safe(fact.Label), ["value"] = fact.Value.Length == 0 ? "—" : Safe(fact.Value) }).ToArray();
        return list.Length == 0 ? [] : [new JsonObject { ["type"] = "FactSet", ["facts"] = new JsonArray(list) }];
    }

    private IEnumerable<JsonObject> Table(TableBlock table)
    {
        var shown = table.Rows.Take(rows).ToList();
        foreach (var title in Title(table.Title))
        {
            yield return title;
        }

        if (table.Columns.Count > 0)
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
            foreach (var button in Buttons([new ReplyAction(texts.Say(_language, "teams.open_all"), "open", link)], 1))
            {
                yield return button;
            }
        }
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
            var parts = new List<JsonNode> { Words(mark + item.Title) };
            ((JsonObject)parts[0])["weight"] = "Bolder";
            if (!string.IsNullOrEmpty(item.Text))
            {
                parts.Add(Tone(Words(item.Text), "muted"));
            }

            parts.AddRange(Buttons(item.Actions, CardRules.MostListActions));
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

        foreach (var section in form.Sections)
        {
            yield return new JsonObject { ["type"] = "TextBlock", ["text"] = Safe(section.Title), ["wrap"] = true, ["weight"] = "Bolder" };
            foreach (var facts in Facts(section.Fields.Where(field => field.Display.Length > 0 || field.Old is not null).Select(field => (field.Label, string.IsNullOrEmpty(field.Old) ? field.Display : $"{field.Old} → {field.Display}"))))
            {
                yield return facts;
            }
        }

        foreach (var question in form.Questions)
        {
            yield return Tone(Words(question), "warning");
        }

        if (form.State != "pending")
        {
            yield break;
        }

        var id = $"edit{form.ProposalId}";
        var fields = form.Sections.SelectMany(section => section.Fields).ToList();
        var buttons = Buttons(form.Actions, CardRules.MostActions - 1).ToList();
        if (fields.Count > 0)
        {
            // A required field that is empty would refuse to be saved from behind a closed door.
            yield return new JsonObject { ["type"] = "Container", ["id"] = id, ["isVisible"] = fields.Any(field => field.IsRequired && string.IsNullOrEmpty(field.Value)), ["items"] = new JsonArray([.. fields.Select(field => CardInputs.Draw(field, form, texts, _language))]) };
            var toggle = new JsonObject { ["type"] = "Action.ToggleVisibility", ["title"] = texts.Say(_language, "teams.edit"), ["targetElements"] = new JsonArray(id) };
            if (buttons is [var set])
            {
                ((JsonArray)set["actions"]!).Add((JsonNode)toggle);   // our own action set
            }
            else
            {
                buttons.Add(new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray(toggle) });
            }
        }

        foreach (var set in buttons)
        {
            yield return set;
        }
    }

    private IEnumerable<JsonObject> Receipt(ReceiptBlock receipt)
    {
        yield return Tone(Words(string.Join('\n', new[] { receipt.Definition, string.Join("; ", receipt.Filters.Concat(receipt.Defaults)) }.Where(line => line.Length > 0))), "muted");
        if (receipt.Link is { } link)
        {
            foreach (var button in Buttons([new ReplyAction(texts.Say(_language, "teams.open_rows"), "open", link)], 1))
            {
                yield return button;
            }
        }
    }

    private IEnumerable<JsonObject> Buttons(IReadOnlyList<ReplyAction> actions, int most)
    {
        var drawn = actions.Select(Button).OfType<JsonObject>().Take(most).ToArray<JsonNode>();
        return drawn.Length == 0 ? [] : [new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray(drawn) }];
    }

    private JsonObject? Button(ReplyAction action)
    {
        var drawn = action.Kind switch
        {
            "say" => new JsonObject { ["type"] = "Action.Submit", ["data"] = new JsonObject { ["msteams"] = new JsonObject { ["type"] = "imBack", ["value"] = action.Payload } }, ["associatedInputs"] = "none" },
            "open" => Open(action.Payload),
            _ => Act(action),
        };
        if (drawn is null)
        {
            return null;
        }

        drawn["title"] = action.Label;
        if (action.IsPrimary && !_hasPrimary)
        {
            drawn["style"] = "positive";
            _hasPrimary = true;
        }

        return drawn;
    }

    private JsonObject? Open(string path) => RecordLinks.Inside(path) is { } inside && publicUrl is { Length: > 0 }
        ? new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = publicUrl.TrimEnd('/') + inside }
        : null;

    // Older clients know no Execute; they send the same data as a message.
    private static JsonObject Act(ReplyAction action)
    {
        var inputs = action.Payload.StartsWith("confirm:", StringComparison.Ordinal) || action.Payload.StartsWith("edit:", StringComparison.Ordinal) ? "auto" : "none";
        return new JsonObject
        {
            ["type"] = "Action.Execute",
            ["verb"] = "act",
            ["data"] = Data(action),
            ["associatedInputs"] = inputs,
            ["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = action.Label, ["data"] = Data(action), ["associatedInputs"] = inputs },
        };
    }

    private static JsonObject Data(ReplyAction action) => new() { [CardData.Payload] = action.Payload, [CardData.Nonce] = action.Nonce };
}

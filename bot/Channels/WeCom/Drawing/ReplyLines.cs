using System.Globalization;
using SalesAssistant.Bot.Workspace;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom.Drawing;

/// <summary>The blocks of a reply as lines for a phone: no tables, charts as values, everything that is no button.</summary>
internal sealed class ReplyLines(Ink ink, Texts texts, string language)
{
    public string Of(Reply reply, bool withForms = true)
    {
        var hasTable = reply.Blocks.Any(block => block is TableBlock);
        var hasWords = reply.Blocks.Any(block => block is TextBlock);   // these say what became of an answered form
        var parts = reply.Blocks.Select(block => block switch
        {
            TextBlock words => ink.Tone(words.Text, words.Tone),
            FieldsBlock fields => Lines(Titled(fields), fields.Lines.Select(line => $"{Ink.Safe(line.Label)}: {Value(line.Value, line.Old)}")),
            TableBlock table => Table(table),
            ChartBlock chart when !hasTable => Chart(chart),   // its table says the same, more exactly
            ListBlock list => List(list),
            FormBlock { State: "pending" } form when withForms => Form(form),
            FormBlock { State: not "pending" } form when !hasWords => ink.Tone(texts.Has(language, "wecom.state_" + form.State) ? $"{form.Title} · {texts.Say(language, "wecom.state_" + form.State)}" : form.Title, "muted"),
            ReceiptBlock receipt => Receipt(receipt),
            _ => "",
        });
        return string.Join('\n', parts.Where(part => part.Length > 0));
    }

    private string Titled(FieldsBlock fields) => fields.Record is { } record && RecordLinks.To(record) is { } page ? ink.Link(fields.Title ?? record.Name, page) : ink.Bold(fields.Title ?? "");

    private string Table(TableBlock table)
    {
        var rows = ink.HasTables && table.Columns.Count > 1 ? Grid(table) : table.Rows.Where(row => row.Cells.Count > 0).Select(row => row.Cells.Count <= 2
            ? string.Join(": ", row.Cells.Select((cell, at) => at == 0 ? Named(cell, row) : Ink.Safe(cell)))
            : $"{Named(row.Cells[0], row)}\n{string.Join(", ", row.Cells.Skip(1).Select((cell, at) => (Label: table.Columns.ElementAtOrDefault(at + 1)?.Label, Cell: cell)).Where(one => one.Cell.Length > 0).Select(one => $"{Ink.Safe(one.Label ?? "")} {Ink.Safe(one.Cell)}"))}");
        var total = table.TotalRows ?? table.Rows.Count;
        return Lines(ink.Bold(table.Title ?? ""),
            [
                .. rows,
                total > table.Rows.Count ? ink.Tone(texts.Say(language, "wecom.rows_shown", ("shown", table.Rows.Count), ("total", total)), "muted") : "",
                table.MoreLink is { } more && ink.Url(more) is not null ? ink.Link(texts.Say(language, "wecom.open_all"), more) : "",
            ]);
    }

    // A table of the Markdown that has them; a bar in a cell would end it.
    private IEnumerable<string> Grid(TableBlock table)
    {
        string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(cell => cell.ReplaceLineEndings(" ").Replace('|', '｜')))} |";
        yield return Row(table.Columns.Select(column => Ink.Safe(column.Label)));
        yield return Row(table.Columns.Select(_ => "---"));
        foreach (var row in table.Rows.Where(row => row.Cells.Count > 0))
        {
            yield return Row(row.Cells.Select((cell, at) => at == 0 ? Named(cell, row) : Ink.Safe(cell)));
        }
    }

    private string Named(string cell, TableRow row) => RecordLinks.To(row.Record) is { } path ? ink.Link(cell, path) : ink.Bold(cell);

    private string Chart(ChartBlock chart)
    {
        var values = chart.Labels.Select((label, at) => $"{Ink.Safe(label)}: {string.Join(", ", chart.Series.Select(series => (series.Name, Value: series.Values.ElementAtOrDefault(at))).Select(one => (chart.Series.Count > 1 ? Ink.Safe(one.Name) + " " : "") + Number(one.Value, chart.Unit)))}");
        return Lines(ink.Bold(chart.Title), values);
    }

    private static string Number(double? value, string unit) => value is not { } number ? "—"
        : unit == "percent" ? number.ToString("0.#%", CultureInfo.InvariantCulture)
        : number.ToString("#,0.##", CultureInfo.InvariantCulture) + unit;

    private string List(ListBlock list)
    {
        var items = list.Items.Select((item, at) =>
        {
            var mark = list.IsNumbered ? (at + 1).ToString(CultureInfo.InvariantCulture) + ". " : "· ";
            var title = RecordLinks.To(item.Record) is { } path ? ink.Link(item.Title, path) : ink.Bold(item.Title);
            return string.IsNullOrEmpty(item.Text) ? mark + title : $"{mark}{title}\n{Ink.Safe(item.Text)}";
        });
        return Lines(ink.Bold(list.Title ?? ""), items);
    }

    private string Form(FormBlock form) => Lines(ink.Bold(form.Title),
        [
            .. form.Sections.SelectMany(section => section.Fields.Where(IsShown).Select(field => $"{Ink.Safe(field.Label)}: {Value(field.Display, field.Old)}").Prepend(form.Sections.Count > 1 ? ink.Tone(section.Title, "muted") : "")),
            .. form.Questions.Select(question => ink.Tone("? " + question, "warning")),
        ]);

    /// <summary>Fields that say something.</summary>
    public static bool IsShown(FormField field) => field.Display.Length > 0 || !string.IsNullOrEmpty(field.Old);

    private string Receipt(ReceiptBlock receipt)
    {
        var how = string.Join('\n', new[] { receipt.Definition, string.Join("; ", receipt.Filters.Concat(receipt.Defaults)) }.Where(line => line.Length > 0));
        return Lines(ink.Tone(how, "muted"), [ink.Url(receipt.Link) is null ? "" : ink.Link(texts.Say(language, "wecom.open_rows"), receipt.Link)]);
    }

    private static string Value(string value, string? old) => string.IsNullOrEmpty(old) ? (value.Length == 0 ? "—" : Ink.Safe(value)) : $"{Ink.Safe(old)} → {Ink.Safe(value)}";

    private static string Lines(string title, IEnumerable<string> lines) => string.Join('\n', lines.Prepend(title).Where(line => line.Length > 0));
}

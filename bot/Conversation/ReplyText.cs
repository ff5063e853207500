using System.Globalization;
using System.Text;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation;

/// <summary>A reply as plain text: what a door falls back to, what evaluation reads.</summary>
public static class ReplyText
{
    public static string Of(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var text = new StringBuilder();
        foreach (var block in reply.Blocks)
        {
            Write(block, text);
        }

        return text.ToString().TrimEnd();
    }

    private static void Write(Block block, StringBuilder text)
    {
        switch (block)
        {
            case TextBlock words:
                text.AppendLine(words.Text);
                break;
            case FieldsBlock fields:
                Line(text, fields.Title);
                foreach (var line in fields.Lines)
                {
                    text.AppendLine(line.Old is null ? $"{line.Label}: {line.Value}" : $"{line.Label}: {line.Old} → {line.Value}");
                }

                break;
            case TableBlock table:
                Line(text, table.Title);
                text.AppendLine(string.Join(" | ", table.Columns.Select(column => column.Label)));
                foreach (var row in table.Rows)
                {
                    text.AppendLine(string.Join(" | ", row.Cells));
                }

                break;
            case ChartBlock chart:
                text.AppendLine(chart.Title);
                break;
            case ListBlock list:
                Line(text, list.Title);
                for (var i = 0; i < list.Items.Count; i++)
                {
                    var item = list.Items[i];
                    text.AppendLine((list.IsNumbered ? (i + 1).ToString(CultureInfo.InvariantCulture) + ". " : "· ") + item.Title + (item.Text is null ? "" : "\n   " + item.Text));
                }

                break;
            case FormBlock { State: "pending" } form:
                WriteForm(form, text);
                break;
            case ReceiptBlock receipt:
                text.AppendLine(receipt.Definition);
                text.AppendLine(string.Join("; ", receipt.Filters.Concat(receipt.Defaults)));
                break;
            default:
                break;   // buttons, and cards that are answered, are not text
        }
    }

    private static void WriteForm(FormBlock form, StringBuilder text)
    {
        text.AppendLine(form.Title);
        foreach (var section in form.Sections)
        {
            text.AppendLine(section.Title);
            foreach (var field in section.Fields.Where(field => field.Display.Length > 0))
            {
                text.AppendLine(string.IsNullOrEmpty(field.Old) ? $"  {field.Label}: {field.Display}" : $"  {field.Label}: {field.Old} → {field.Display}");
            }
        }

        foreach (var question in form.Questions)
        {
            text.AppendLine("? " + question);
        }
    }

    private static void Line(StringBuilder text, string? title)
    {
        if (!string.IsNullOrEmpty(title))
        {
            text.AppendLine(title);
        }
    }
}

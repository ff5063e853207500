using System.Text.Json.Nodes;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>A table element; numbers stand right, columns share the width and wrap.</summary>
internal static class CardTable
{
    /// <summary>Columns that a phone has room for.</summary>
    public const int MostColumns = 4;

    public static JsonObject Draw(IReadOnlyList<(string Label, bool IsNumber)> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var cells = rows.ToList();
        return new JsonObject
        {
            ["type"] = "Table",
            ["firstRowAsHeaders"] = true,
            ["columns"] = new JsonArray([.. columns.Select((column, at) => new JsonObject { ["width"] = Weight(cells.Select(row => at < row.Count ? row[at] : "").Append(column.Label)), ["horizontalCellContentAlignment"] = column.IsNumber ? "Right" : "Left" })]),
            ["rows"] = new JsonArray([Row([.. columns.Select(column => column.Label)], isHead: true), .. cells.Select(row => Row(row, isHead: false))]),
        };
    }

    // By the longest word: amounts stay in one line, and long names do not take everything.
    private static int Weight(IEnumerable<string> words) => Math.Clamp(words.Max(WidthOf) + 2, 6, 16);

    /// <summary>In Latin letters; a Chinese one is twice as wide.</summary>
    public static int WidthOf(string words) => words.Sum(letter => letter < 0x2e80 ? 1 : 2);

    private static JsonObject Row(IReadOnlyList<string> cells, bool isHead) => new()
    {
        ["type"] = "TableRow",
        ["cells"] = new JsonArray([.. cells.Select(cell => Cell(cell, isHead))]),
    };

    private static JsonObject Cell(string words, bool isHead)
    {
        var text = CardBlocks.Words(words.Length == 0 ? "—" : words);
        if (isHead)
        {
            text["weight"] = "Bolder";
        }

        return new JsonObject { ["type"] = "TableCell", ["items"] = new JsonArray(text) };
    }
}

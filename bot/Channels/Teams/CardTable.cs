using System.Text.Json.Nodes;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>A table element; numbers stand right, columns share the width and wrap.</summary>
internal static class CardTable
{
    public static JsonObject Draw(IReadOnlyList<(string Label, bool IsNumber)> columns, IEnumerable<IReadOnlyList<string>> rows) => new()
    {
        ["type"] = "Table",
        ["firstRowAsHeaders"] = true,
        ["columns"] = new JsonArray([.. columns.Select(column => new JsonObject { ["width"] = 1, ["horizontalCellContentAlignment"] = column.IsNumber ? "Right" : "Left" })]),
        ["rows"] = new JsonArray([Row([.. columns.Select(column => column.Label)], isHead: true), .. rows.Select(cells => Row(cells, isHead: false))]),
    };

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

using System.Text.Json.Nodes;

namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>The last turn of a question case in the shape that `score.py questions` reads.</summary>
internal static class QuestionReport
{
    public static JsonObject Of(JsonObject line)
    {
        if (line["turns"] is not JsonArray { Count: > 0 } turns || turns[^1] is not JsonObject turn)
        {
            return line;   // it failed: the error stands
        }

        return new JsonObject
        {
            ["id"] = line["id"]?.DeepClone(),
            ["answer"] = Answer(turn["answer"] as JsonObject),
            ["reply"] = turn["reply"]?.DeepClone(),
            ["ms"] = turn["ms"]?.DeepClone(),
        };
    }

    private static JsonNode? Answer(JsonObject? answer) => answer switch
    {
        null => null,
        _ when answer["rows"] is JsonArray rows => new JsonObject { ["rows"] = new JsonArray([.. rows.OfType<JsonObject>().Select(Cells)]) },
        _ when answer["ids"] is JsonArray names => new JsonObject { ["items"] = names.DeepClone() },
        _ => answer.DeepClone(),
    };

    private static JsonArray Cells(JsonObject row) =>
        [row["label"]?.DeepClone() ?? row["key"]?.DeepClone(), .. row.Where(cell => cell.Key is not ("key" or "label")).Select(cell => cell.Value?.DeepClone())];
}

using System.Text.Json.Nodes;

namespace SalesAssistant.Tests.Support.Model;

/// <summary>Recorded good answers, by the whole of what went along with the message: lines of {"data": …, "name": …, "arguments": …}, as `cases --record-model` writes them.</summary>
internal sealed class ModelReplay
{
    private readonly Dictionary<string, ModelCall> _calls = [];

    public int Count => _calls.Count;

    /// <summary>Questions that nothing was recorded for.</summary>
    public int Missed { get; private set; }

    public static ModelReplay Load(string path)
    {
        var replay = new ModelReplay();
        foreach (var line in File.ReadLines(path))
        {
            var recorded = JsonNode.Parse(line)!;
            replay._calls[recorded["data"]!.ToJsonString()] = new ModelCall(recorded["name"]!.GetValue<string>(), recorded["arguments"]!.AsObject());
        }

        return replay;
    }

    public ModelCall? Answer(ModelAsk ask)
    {
        if (!ask.IsRepair && ask.Data is { } data && _calls.TryGetValue(data.ToJsonString(), out var call))
        {
            return new ModelCall(call.Name, call.Arguments.DeepClone().AsObject());
        }

        Missed++;
        return null;
    }
}

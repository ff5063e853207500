using System.Text;
using System.Text.Json.Nodes;

namespace SalesAssistant.Long.Teams;

/// <summary>Damages activities: parts that are missing, doubled, of another type, too long, too deep; then their bytes. The same random source gives the same bytes.</summary>
internal sealed class ActivityMutator(IReadOnlyList<string> seeds)
{
    private const string Lone = "LONE-SURROGATE";
    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1", "1e308", "123456789012345678901234567890", "\"\"", "\" \"", "[]", "{}", "[null]", "[[[[[[[[]]]]]]]]", $"\"{Lone}\"", "\"\\u0000\"", "\"\\u202e\"", "\"'; DROP TABLE \\\"Inbox\\\"; --\"", "\"../../etc/passwd\"", "\"${x}{{y}}\"",
        "\"http://127.0.0.1:9/\"", "\"https://evil.example/\"", "\"//evil.example\"", "\"invoke\"", "\"message\"", "\"adaptiveCard/action\"", "\"confirm:99999999999999999999:-1\"", "\"edit:1:1\"", "\"undo\"", "\"task::::\"", "\"snooze:x:y\"", "\"0.\"", "\"💼\"", "\"<at>Bot</at><at>\"", "{\"id\":\"28:bot\"}", "{\"type\":\"mention\"}", "\"2026-13-45T99:99:99Z\"",
    ];

    private readonly JsonNode[] _seeds = [.. seeds.Select(seed => JsonNode.Parse(seed)!)];   // JSON objects

    /// <summary>A damaged activity. About one in three keeps well-formed JSON of an accepted shape.</summary>
    /// <param name="fresh">Put into its id and conversation, so that not everything is a repeat.</param>
    public byte[] Make(Random random, int fresh)
    {
        var activity = _seeds[random.Next(_seeds.Length)].DeepClone();
        (activity["id"], activity["conversation"]!["id"]) = ($"f{fresh}", $"a:talk{fresh % 997}");   // every seed has both
        for (var left = random.Next(4); left > 0; left--)
        {
            Damage(activity.AsObject(), random);
        }

        var text = activity.ToJsonString().Replace(Lone, random.Next(2) == 0 ? "\\ud800" : "\\udc00x", StringComparison.Ordinal);
        return random.Next(4) == 0 ? Broken(text, random) : Encoding.UTF8.GetBytes(text);
    }

    private static void Damage(JsonObject activity, Random random)
    {
        var all = Objects(activity).Where(one => one.Count > 0).ToList();
        var target = all[random.Next(all.Count)];
        var name = target.ElementAt(random.Next(target.Count)).Key;
        switch (random.Next(10))
        {
            case < 4:
                target[name] = JsonNode.Parse(Odd[random.Next(Odd.Length)]);
                break;
            case < 6:
                target.Remove(name);
                break;
            case 6:
                var other = all[random.Next(all.Count)];
                target[name] = other.ElementAt(random.Next(other.Count)).Value?.DeepClone();
                break;
            case 7:
                target[name] = Deep(random.Next(60), target[name]?.DeepClone());
                break;
            case 8:
                target[Odd[random.Next(Odd.Length)].Trim('"')] = target[name]?.DeepClone();
                break;
            default:
                target[name] = random.Next(40) == 0 ? new string('长', random.Next(200_000)) : new string((char)random.Next(32, 0xd7ff), random.Next(3000));
                break;
        }
    }

    private static byte[] Broken(string text, Random random)
    {
        var at = random.Next(text.Length);
        switch (random.Next(7))
        {
            case 0:
                return Encoding.UTF8.GetBytes(text[..at]);
            case 1:
                return Encoding.UTF8.GetBytes(text.Insert(at, new string('[', random.Next(1, 3000))));
            case 2:
                return Encoding.UTF8.GetBytes("{\"type\":\"message\"," + text[1..]);
            case 3:
                return [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(text)];
            case 4:
                return Encoding.Unicode.GetBytes(text);
            default:
                var bytes = Encoding.UTF8.GetBytes(text);
                for (var left = random.Next(1, 4); left > 0; left--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                return bytes;
        }
    }

    private static JsonNode? Deep(int depth, JsonNode? inner)
    {
        for (; depth > 0; depth--)
        {
            inner = depth % 2 == 0 ? new JsonArray(inner) : new JsonObject { ["x"] = inner };
        }

        return inner;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject json => [json, .. json.SelectMany(pair => Objects(pair.Value))],
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}

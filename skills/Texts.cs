using System.Collections.Frozen;
using System.Text;
using YamlDotNet.Serialization;

namespace SalesAssistant.Skills;

/// <summary>Every text a person reads, from prompts/&lt;skill&gt;/texts.{zh,en}.yaml; a key is "skill.name".</summary>
public sealed class Texts
{
    private readonly FrozenDictionary<(string Language, string Key), string> _texts;

    private Texts(Dictionary<(string, string), string> texts) => _texts = texts.ToFrozenDictionary();

    /// <summary>All keys of a language, for the test that both languages have the same.</summary>
    public IEnumerable<string> Keys(string language) => _texts.Keys.Where(key => key.Language == language).Select(key => key.Key);

    /// <summary>Reads the prompts folder. Each file is a flat or nested map of texts; nesting joins with dots.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="InvalidDataException">A file is not YAML; the message names file and line.</exception>
    public static Texts Load(string promptsFolder)
    {
        var texts = new Dictionary<(string, string), string>();
        var deserializer = new DeserializerBuilder().Build();
        foreach (var language in (string[])["zh", "en"])
        {
            foreach (var file in Directory.EnumerateFiles(promptsFolder, $"texts.{language}.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var skill = Path.GetFileName(Path.GetDirectoryName(file))!;
                Flatten(Parse(deserializer, file), skill, (key, text) => texts[(language, key)] = text);
            }
        }

        return new Texts(texts);
    }

    /// <summary>Whether there is such a text.</summary>
    public bool Has(string language, string key) => _texts.ContainsKey((language, key));

    /// <summary>The text with its {blanks} filled; a missing key is a bug and shows as itself in brackets, which a test catches.</summary>
    public string Say(string language, string key, params (string Name, object? Value)[] blanks)
    {
        if (!_texts.TryGetValue((language, key), out var text))
        {
            return $"[{key}]";
        }

        if (blanks.Length == 0)
        {
            return text;
        }

        // One pass: a filled-in value that looks like a blank stays as it is.
        var result = new StringBuilder(text.Length + 32);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '{' ? text.IndexOf('}', i) : -1;
            var name = end > 0 ? text[(i + 1)..end] : null;
            var at = name is null ? -1 : Array.FindIndex(blanks, blank => blank.Name == name);
            if (at < 0)
            {
                result.Append(text[i]);
                continue;
            }

            result.Append(blanks[at].Value);
            i = end;
        }

        return result.ToString();
    }

    private static Dictionary<object, object?> Parse(IDeserializer deserializer, string file)
    {
        try
        {
            return deserializer.Deserialize<Dictionary<object, object?>>(File.ReadAllText(file)) ?? [];
        }
        catch (YamlDotNet.Core.YamlException problem)
        {
            throw new InvalidDataException($"{file}, line {problem.Start.Line}: {problem.InnerException?.Message ?? problem.Message}", problem);
        }
    }

    private static void Flatten(Dictionary<object, object?> map, string prefix, Action<string, string> add)
    {
        foreach (var (name, value) in map)
        {
            var key = $"{prefix}.{name}";
            if (value is Dictionary<object, object?> nested)
            {
                Flatten(nested, key, add);
            }
            else
            {
                add(key, value?.ToString()?.TrimEnd('\n') ?? "");
            }
        }
    }
}

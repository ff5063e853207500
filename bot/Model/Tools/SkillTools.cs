using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Arguments;

namespace SalesAssistant.Bot.Model.Tools;

/// <summary>Every skill as a function: name, description and JSON schema of its request. The same list for a model's tool calls, for tool servers and for Semantic Kernel.</summary>
internal sealed class SkillTools
{
    private readonly Dictionary<string, JsonObject> _schemas = [];

    public SkillTools()
        : this(ToolWords.Load(PromptFolder.Path))
    {
    }

    internal SkillTools(ToolWords words)
    {
        Version = words.Version;
        var schemas = new ToolSchema(words);
        var declarations = new List<AIFunctionDeclaration>();
        foreach (var (skill, type) in RequestJson.Types)
        {
            var schema = _schemas[skill] = schemas.Of(type);
            declarations.Add(AIFunctionFactory.CreateDeclaration(skill, words.Functions[skill].Trim(), JsonSerializer.SerializeToElement(schema), null));
        }

        Declarations = declarations;
    }

    /// <summary>Of the wording.</summary>
    public int Version { get; }

    public IReadOnlyList<AIFunctionDeclaration> Declarations { get; }

    /// <summary>The request that a call asks for.</summary>
    /// <exception cref="ArgumentsRefusedException">There is no such function, or it cannot be called so.</exception>
    public Request Read(string skill, JsonNode? arguments, ArgumentContext context)
    {
        if (!_schemas.TryGetValue(skill, out var schema))
        {
            throw new ArgumentsRefusedException([$"There is no function '{skill}'. Call one of {string.Join(", ", _schemas.Keys)}."]);
        }

        var faults = SchemaCheck.Faults(schema, arguments).Take(10).ToList();
        return faults.Count == 0 ? RequestResolver.Read(skill, arguments, context) : throw new ArgumentsRefusedException(faults);
    }
}

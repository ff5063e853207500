using System.Collections;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>One way a record is called.</summary>
internal readonly record struct Alias(string Text, NameSpace Space, NameForm Form, double Score);

/// <summary>The ways one record is called; the best score of each stays.</summary>
internal sealed class AliasList : IEnumerable<Alias>
{
    private readonly List<Alias> _aliases = [];

    public int Count => _aliases.Count;

    public void Clear() => _aliases.Clear();

    public void Add(string text, NameForm form, double score, NameSpace space = NameSpace.Written)
    {
        var tooShort = space is NameSpace.Written or NameSpace.Sound ? text.Length < 2 : text.Length < 1;
        if (tooShort || text.Length > NameHash.Longest)
        {
            return;
        }

        var at = _aliases.FindIndex(alias => alias.Space == space && alias.Text == text);
        if (at < 0)
        {
            _aliases.Add(new Alias(text, space, form, score));
        }
        else if (_aliases[at].Score < score)
        {
            _aliases[at] = new Alias(text, space, form, score);
        }
    }

    public List<Alias>.Enumerator GetEnumerator() => _aliases.GetEnumerator();

    IEnumerator<Alias> IEnumerable<Alias>.GetEnumerator() => _aliases.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _aliases.GetEnumerator();

    /// <summary>A name as texts are folded for comparison: half width, simplified, lower case, single blanks.</summary>
    public static string Fold(string name)
    {
        var text = Normalizer.Normalize(name).Text;
        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = FoldChar(source[i]);
            }
        }).Trim();
    }

    /// <summary>One character, folded; a text keeps its length.</summary>
    public static char FoldChar(char character) => character switch
    {
        < '\u0080' => char.ToLowerInvariant(character),
        '\u2019' or '\u2018' => '\'',
        '\u3000' or '\u00a0' => ' ',
        >= '\u4e00' and <= '\u9fff' => character,
        _ => char.ToLowerInvariant(character),
    };
}

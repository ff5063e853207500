using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SalesAssistant.Skills.Language.Lexicons;

/// <summary>A few entries of a phrase list in one expression. It is built when a text first holds what it needs, and compiled when that has happened often.</summary>
internal sealed class PhrasePart(string pattern, ImmutableArray<string> needed)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Most of a short-lived run never pays for compiling: one part at a time, beside the work.
    private const int OftenAsked = 400;
    private static readonly ConcurrentQueue<PhrasePart> Asked = new();
    private static int _compiling;
    private readonly int _seat = LetterGroups.Seat(needed);
    private volatile Regex? _expression;
    private int _asked;

    /// <summary>Whether it can stand in the text that <paramref name="found"/> is of.</summary>
    public bool May(FoundGroups found) => found.May(_seat);

    /// <summary>To match with.</summary>
    public Regex Expression
    {
        get
        {
            if (_asked < OftenAsked && Interlocked.Increment(ref _asked) == OftenAsked)
            {
                Asked.Enqueue(this);
                if (Interlocked.Exchange(ref _compiling, 1) == 0)
                {
                    _ = Task.Run(Compile);
                }
            }

            return _expression ??= new Regex(pattern, Options);
        }
    }

    private void Compiled() => _expression = new Regex(pattern, Options | RegexOptions.Compiled);

    private static void Compile()
    {
        do
        {
            while (Asked.TryDequeue(out var part))
            {
                part.Compiled();
            }

            Volatile.Write(ref _compiling, 0);
        }
        while (!Asked.IsEmpty && Interlocked.Exchange(ref _compiling, 1) == 0);
    }
}

using System.Text;

namespace SalesAssistant.Long.WeCom;

/// <summary>Damages texts: bytes changed, pieces lost, doubled and swapped, and pieces put in that parsers have stumbled over.</summary>
internal sealed class CallbackMutator(IReadOnlyList<string> seeds)
{
    private static readonly string[] Nasty =
    [
        "<!DOCTYPE x [<!ENTITY e \"e\">]>", "&e;", "<![CDATA[", "]]>", "<?x y?>", "<!--", "</xml>", "<xml>", "<Encrypt>x</Encrypt>", "<MsgType>event</MsgType>", "<xi:include xmlns:xi=\"x\"/>", "\0", "\ufffe", "\ud83e", "\u202e", "|", "@all",
        "-1", "99999999999999999999", "9223372036854775807", "act|n|confirm:1:1", "say|", "pick", "r1-0", "\"", "{", "[", "\\u0000", "null", "{\"a\":", "图", "🤝", " ", "\r\n",
    ];

    public string Make(Random random)
    {
        var text = new StringBuilder(seeds[random.Next(seeds.Count)]);
        for (var steps = random.Next(1, 6); steps > 0 && text.Length > 0; steps--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 40), text.Length - at);
            switch (random.Next(7))
            {
                case 0:
                    text[at] = (char)random.Next(0x20, 0x80);
                    break;
                case 1:
                    text.Remove(at, length);
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, length));
                    break;
                case 3:
                    text.Insert(at, Nasty[random.Next(Nasty.Length)]);
                    break;
                case 4:
                    var other = seeds[random.Next(seeds.Count)];
                    var from = random.Next(other.Length);
                    text.Insert(at, other.AsSpan(from, Math.Min(length, other.Length - from)));
                    break;
                case 5:
                    text.Insert(at, string.Concat(Enumerable.Repeat(Nasty[random.Next(Nasty.Length)], random.Next(2, 60))));
                    break;
                default:
                    text[at] = (char)random.Next(char.MaxValue + 1);
                    break;
            }
        }

        return text.ToString();
    }
}

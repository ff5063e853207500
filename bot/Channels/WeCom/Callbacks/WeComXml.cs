using System.Text;
using System.Xml;

namespace SalesAssistant.Bot.Channels.WeCom.Callbacks;

/// <summary>An element of a callback, read without DTD, entities of its own, namespaces or surprises of size.</summary>
/// <param name="Text">What stands directly in it.</param>
internal sealed record WeComXml(string Name, string Text, IReadOnlyList<WeComXml> Children)
{
    private const int MostElements = 300;
    private const int Deepest = 8;

    /// <summary>The text of a child; null when there is none.</summary>
    public string? this[string name] => Child(name)?.Text;

    public WeComXml? Child(string name) => Children.FirstOrDefault(child => child.Name == name);

    /// <summary>The root; null for anything that is not a small, plain document whose root has no child twice.</summary>
    public static WeComXml? Read(string xml)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 256 * 1024, MaxCharactersFromEntities = 1, IgnoreComments = true };
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            var root = Read(reader);
            return root is not null && root.Children.Select(child => child.Name).Distinct().Count() == root.Children.Count ? root : null;
        }
        catch (XmlException)   // not well formed, a DTD, too large
        {
            return null;
        }
    }

    private static WeComXml? Read(XmlReader reader)
    {
        var open = new Stack<(string Name, StringBuilder Text, List<WeComXml> Children)>();
        WeComXml? root = null;
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++count > MostElements || reader.Depth >= Deepest || reader.NamespaceURI.Length > 0)
                    {
                        return null;
                    }

                    open.Push((reader.Name, new StringBuilder(), []));
                    if (reader.IsEmptyElement)
                    {
                        Close(open, ref root);
                    }

                    break;
                case XmlNodeType.EndElement:
                    Close(open, ref root);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    open.Peek().Text.Append(reader.Value);   // outside of the root the reader itself complains
                    break;
                case XmlNodeType.ProcessingInstruction or XmlNodeType.EntityReference:
                    return null;
                default:
                    break;   // white space, the declaration
            }
        }

        return root;
    }

    private static void Close(Stack<(string Name, StringBuilder Text, List<WeComXml> Children)> open, ref WeComXml? root)
    {
        var (name, text, children) = open.Pop();
        var element = new WeComXml(name, text.ToString(), children);
        if (open.TryPeek(out var parent))
        {
            parent.Children.Add(element);
        }
        else
        {
            root = element;
        }
    }
}

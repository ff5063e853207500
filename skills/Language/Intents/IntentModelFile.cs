using System.IO.Compression;
using System.Text;

namespace SalesAssistant.Skills.Language.Intents;

/// <summary>The committed form of a model: weights as one signed byte each with a scale a label, gzip around it.</summary>
internal static class IntentModelFile
{
    private const int Magic = 0x32544E49;

    /// <summary>The model as it is after storing: weights rounded to their steps.</summary>
    public static IntentModel Rounded(IntentModel model)
    {
        using var content = new MemoryStream();
        Write(model, content);
        content.Position = 0;
        return Read(content, "the model");
    }

    public static void Write(IntentModel model, string path)
    {
        using var file = File.Create(path);
        Write(model, file);
    }

    private static void Write(IntentModel model, Stream to)
    {
        using var zip = new GZipStream(to, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(zip, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(model.Labels.Count);
        foreach (var label in model.Labels)
        {
            writer.Write(label);
        }

        writer.Write(model.Cues.Write());
        foreach (var length in model.GroupLength)
        {
            writer.Write(length);
        }

        writer.Write(model.Bits);
        writer.Write(model.Temperature);
        writer.Write(model.Threshold);
        foreach (var bias in model.Bias)
        {
            writer.Write(bias);
        }

        var scales = Scales(model);
        foreach (var scale in scales)
        {
            writer.Write(scale);
        }

        writer.Write(model.Places.Length);
        var before = 0;
        foreach (var place in model.Places)
        {
            writer.Write7BitEncodedInt(place - before);
            before = place;
        }

        foreach (var rarity in model.Rarity)
        {
            writer.Write((byte)MathF.Round(rarity * RarityStep));
        }

        for (var i = 0; i < model.Weights.Length; i++)
        {
            writer.Write((sbyte)MathF.Round(model.Weights[i] / scales[i % scales.Length]));
        }
    }

    /// <exception cref="InvalidDataException">Not a model of this release: run `train`.</exception>
    public static IntentModel Read(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file, path);
    }

    private static IntentModel Read(Stream from, string path)
    {
        using var zip = new GZipStream(from, CompressionMode.Decompress, leaveOpen: true);
        using var content = new MemoryStream();
        zip.CopyTo(content);
        content.Position = 0;
        using var reader = new BinaryReader(content, Encoding.UTF8);
        if (reader.ReadInt32() != Magic)
        {
            throw new InvalidDataException($"{path} is not an intent model of this release; run `train`.");
        }

        var labels = Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString()).ToList();
        var cues = CueWords.Read(reader.ReadString());
        var groupLength = Enumerable.Range(0, FeatureBag.Groups).Select(_ => reader.ReadSingle()).ToArray();
        var bits = reader.ReadInt32();
        var (temperature, threshold) = (reader.ReadSingle(), reader.ReadSingle());
        var bias = labels.Select(_ => reader.ReadSingle()).ToArray();
        var scales = labels.Select(_ => reader.ReadSingle()).ToArray();
        var places = new int[reader.ReadInt32()];
        var place = 0;
        for (var row = 0; row < places.Length; row++)
        {
            places[row] = place += reader.Read7BitEncodedInt();
        }

        var rarity = Array.ConvertAll(reader.ReadBytes(places.Length), step => step / RarityStep);
        var weights = new float[places.Length * labels.Count];
        var steps = reader.ReadBytes(weights.Length);
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (sbyte)steps[i] * scales[i % scales.Length];
        }

        return new IntentModel(labels, bits, places, rarity, weights, bias) { GroupLength = groupLength, Temperature = temperature, Threshold = threshold, Cues = cues };
    }

    private const float RarityStep = 20f;

    private static float[] Scales(IntentModel model)
    {
        var most = new float[model.Labels.Count];
        for (var i = 0; i < model.Weights.Length; i++)
        {
            most[i % most.Length] = Math.Max(most[i % most.Length], Math.Abs(model.Weights[i]));
        }

        return Array.ConvertAll(most, weight => Math.Max(weight / 127, 1e-6f));
    }
}

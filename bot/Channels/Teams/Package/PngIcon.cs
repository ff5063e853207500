using System.Buffers.Binary;
using System.IO.Compression;

namespace SalesAssistant.Bot.Channels.Teams.Package;

/// <summary>The two icons that Teams asks for: three rising bars, drawn here so that the repository holds no picture whose origin must be explained.</summary>
internal static class PngIcon
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>White bars on blue, 192 × 192.</summary>
    public static byte[] Color() => Draw(192, [0x1F, 0x5F, 0xBF, 0xFF]);

    /// <summary>White bars on nothing, 32 × 32.</summary>
    public static byte[] Outline() => Draw(32, [0, 0, 0, 0]);

    private static byte[] Draw(int size, ReadOnlySpan<byte> ground)
    {
        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(rows, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < size; y++)
            {
                zlib.WriteByte(0);   // no filter
                for (var x = 0; x < size; x++)
                {
                    zlib.Write(IsBar(x * 32 / size, y * 32 / size) ? [0xFF, 0xFF, 0xFF, 0xFF] : ground);
                }
            }
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, size);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), size);
        (head[8], head[9]) = (8, 6);   // eight bits, red green blue alpha
        using var png = new MemoryStream();
        png.Write(Signature);
        Chunk(png, "IHDR"u8, head);
        Chunk(png, "IDAT"u8, rows.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    // On a grid of 32: bars of height 8, 14 and 20 that stand on line 26.
    private static bool IsBar(int x, int y) => y < 26 && x switch { >= 6 and < 11 => y >= 18, >= 14 and < 19 => y >= 12, >= 22 and < 27 => y >= 6, _ => false };

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(data, Crc(type, uint.MaxValue)));
        png.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> data, uint crc)
    {
        foreach (var one in data)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : 0xEDB88320u);
            }
        }

        return crc;
    }
}

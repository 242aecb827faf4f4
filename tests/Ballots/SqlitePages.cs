using System.Buffers.Binary;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>
/// A table WITHOUT ROWID as it lies in the file (https://www.sqlite.org/fileformat2.html, sections 1.5 and 2.1): within a page, content is
/// laid from the end to the beginning as it comes, whatever the order of the keys.
/// </summary>
internal static class SqlitePages
{
    private const byte Interior = 2;
    private const byte Leaf = 10;

    /// <summary>The second column, a blob, of each row of a round: by page, and within a page in the order in which they were laid there.</summary>
    public static List<string[]> KeysAsLaid(string path, string table, string round)
    {
        var file = Read(path);
        var size = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(16));
        var pages = new List<string[]>();
        Visit(Root(path, table));
        return pages;

        void Visit(int number)
        {
            var page = file.AsSpan((number - 1) * size, size);
            var header = number == 1 ? 100 : 0;
            var cells = BinaryPrimitives.ReadUInt16BigEndian(page[(header + 3)..]);
            var pointers = header + (page[header] == Interior ? 12 : 8);
            var found = new List<(int At, string Key)>();
            for (var cell = 0; cell < cells; cell++)
            {
                var at = BinaryPrimitives.ReadUInt16BigEndian(page[(pointers + (2 * cell))..]);
                if (page[header] == Interior)
                {
                    Visit((int)BinaryPrimitives.ReadUInt32BigEndian(page[at..]));
                    page = file.AsSpan((number - 1) * size, size);
                }

                if (Key(page[(page[header] == Interior ? at + 4 : at)..], round) is { } key)
                {
                    found.Add((at, key));
                }
            }

            if (page[header] == Interior)
            {
                Visit((int)BinaryPrimitives.ReadUInt32BigEndian(page[(header + 8)..]));
            }

            Assert.Contains(page[header], new[] { Interior, Leaf });
            pages.Add([.. found.OrderByDescending(cell => cell.At).Select(cell => cell.Key)]);
        }
    }

    /// <summary>The same rows put into an empty file in the order of their keys, by a program that knows nothing of when they came.</summary>
    public static List<string[]> KeysAsLaidAnew(string path, string table, string key, string round)
    {
        var anew = Path.Combine(Path.GetDirectoryName(path)!, $"anew-{Guid.NewGuid():N}.db");
        using (var connection = new SqliteConnection($"Data Source={anew};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"ATTACH '{path}' AS known; SELECT sql FROM known.sqlite_master WHERE type = 'table' AND name = '{table}'";
            command.CommandText = $"{(string)command.ExecuteScalar()!}; INSERT INTO main.{table} SELECT * FROM known.{table} ORDER BY round, {key}";
            command.ExecuteNonQuery();
        }

        return KeysAsLaid(anew, table, round);
    }

    // The file is open elsewhere.
    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static int Root(string path, string table)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = $1";
        command.Parameters.AddWithValue("$1", table);
        return (int)(long)command.ExecuteScalar()!;
    }

    private static string? Key(ReadOnlySpan<byte> cell, string round)
    {
        var at = 0;
        Varint(cell, ref at);
        var start = at;
        var content = start + (int)Varint(cell, ref at);
        var text = ((int)Varint(cell, ref at) - 13) / 2;
        var blob = ((int)Varint(cell, ref at) - 12) / 2;
        return Encoding.UTF8.GetString(cell.Slice(content, text)) == round ? Convert.ToHexStringLower(cell.Slice(content + text, blob)) : null;
    }

    private static long Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0L;
        while (true)
        {
            var next = bytes[at++];
            value = (value << 7) | (long)(next & 0x7F);
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}

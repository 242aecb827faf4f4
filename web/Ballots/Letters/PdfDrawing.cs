using System.Buffers;
using System.Globalization;
using System.Text;

namespace ParticipatoryHub.Web.Ballots.Letters;

/// <summary>Drawing on a page: points, from the top left corner.</summary>
internal sealed class PdfDrawing(double pageHeight)
{
    private readonly ArrayBufferWriter<byte> operators = new(4096);

    /// <summary>What has been drawn, as a PDF content stream.</summary>
    public ReadOnlyMemory<byte> Content => operators.WrittenMemory;

    /// <summary>A line of text on the baseline <paramref name="y"/>.</summary>
    public void Text(string text, Helvetica font, double size, double x, double y)
    {
        Put($"BT /{font.Resource} {size:0.##} Tf {x:0.##} {pageHeight - y:0.##} Td ");
        operators.Write(Helvetica.Literal(text));
        Put($" Tj ET\n");
    }

    /// <summary>Text in lines no wider than <paramref name="width"/>; returns the baseline below.</summary>
    public double Paragraph(string text, Helvetica font, double size, double x, double y, double width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && font.Width(longer, size) > width)
            {
                Text(line, font, size, x, y);
                y += size * 1.4;
                longer = word;
            }

            line = longer;
        }

        Text(line, font, size, x, y);
        return y + (size * 1.4);
    }

    /// <summary>A square of black and white modules.</summary>
    public void Squares(IReadOnlyList<System.Collections.BitArray> rows, double x, double y, double side)
    {
        var module = side / rows.Count;
        Put($"q {module:0.####} 0 0 {-module:0.####} {x:0.##} {pageHeight - y:0.##} cm\n");
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows.Count; column++)
            {
                var start = column;
                while (column < rows.Count && rows[row][column])
                {
                    column++;
                }

                if (column > start)
                {
                    Put($"{start} {row} {column - start} 1 re\n");
                }
            }
        }

        Put($"f Q\n");
    }

    /// <summary>What was drawn before as a form of this name.</summary>
    public void Form(string name) => Put($"/{name} Do\n");

    private void Put(FormattableString operation) => operators.Write(Encoding.ASCII.GetBytes(operation.ToString(CultureInfo.InvariantCulture)));
}

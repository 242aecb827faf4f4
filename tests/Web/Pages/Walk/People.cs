using ParticipatoryHub.Web.People;
using SkiaSharp;

namespace ParticipatoryHub.Tests.Web.Pages.Walk;

/// <summary>How the people of a walk sign in, and what they carry.</summary>
internal static class People
{
    /// <summary>Signs in with a link from an e-mail; somebody new chooses the public name.</summary>
    public static async Task SignInByMail(this Walker walker, string name, string back = "/account", Func<string, Task>? look = null)
    {
        var address = $"{name.Split(' ')[0].ToLowerInvariant()}@clayton-brook.example";
        await walker.Go($"/sign-in?back={Uri.EscapeDataString(back)}");
        await (look?.Invoke("sign-in-start") ?? Task.CompletedTask);
        await walker.Fill("email", address);
        await walker.Press("Send me a link");
        await walker.Sees("Check your e-mail");
        await (look?.Invoke("sign-in-sent") ?? Task.CompletedTask);
        await walker.OpenMail(address);
        await walker.Sees("The link was sent to");
        await walker.Tick("Stay signed in on this device for 30 days");
        await (look?.Invoke("sign-in-link") ?? Task.CompletedTask);
        await walker.Press("Continue");
        if (walker.Path == "/sign-in/name")
        {
            await walker.Press("Make my account");
            await walker.Sees("There is a problem");
            await (look?.Invoke("sign-in-name-error") ?? Task.CompletedTask);
            await walker.Fill("name", name);
            await walker.Press("Make my account");
        }

        Assert.Equal(back.Split('?')[0], walker.Path);
    }

    /// <summary>Signs in as one of the demonstration's staff, who need no second factor.</summary>
    public static async Task SignInAsStaff(this Walker walker, string role)
    {
        await walker.Go("/staff/sign-in");
        await walker.Fill("email", $"{role}@demo.example");
        await walker.Fill("password", PasswordOf(role));
        await walker.Press("Sign in");
        Assert.Equal("/staff", walker.Path);
    }

    /// <summary>The password of one of the demonstration's staff.</summary>
    public static string PasswordOf(string role) => role switch { "officer" => "clayton brook votes", "admin" => "clayton brook settings", _ => "clayton brook roles" };

    /// <summary>What an authenticator app shows for a key (RFC 6238), by the real clock, which Identity goes by.</summary>
    public static string AppCode(string key) => Totp.Code(key.Replace(" ", "", StringComparison.Ordinal), DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);

    /// <summary>A drawing of the brook, with or without a bench beside it; a JPEG.</summary>
    public static byte[] Brook(bool bench)
    {
        using var bitmap = new SKBitmap(1200, 800);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor(0xCF, 0xE6, 0xF2));
            Fill(canvas, new SKColor(0x8F, 0xB9, 0x8A), path => path.AddOval(new SKRect(-300, 330, 900, 900)));
            Fill(canvas, new SKColor(0x7A, 0xA8, 0x76), path => path.AddOval(new SKRect(500, 380, 1700, 1100)));
            Fill(canvas, new SKColor(0x5B, 0x9A, 0xC4), path =>
            {
                path.MoveTo(560, 430);
                path.CubicTo(700, 540, 380, 620, 620, 800);
                path.LineTo(900, 800);
                path.CubicTo(620, 640, 860, 560, 640, 430);
                path.Close();
            });
            foreach (var x in (int[])[140, 300, 960, 1080])
            {
                Fill(canvas, new SKColor(0x6B, 0x4F, 0x3A), path => path.AddRect(new SKRect(x - 12, 300, x + 12, 470)));
                Fill(canvas, new SKColor(0x3F, 0x7D, 0x4E), path => path.AddCircle(x, 260, 95));
            }

            if (bench)
            {
                foreach (var rail in (SKRect[])[new(180, 560, 480, 585), new(180, 610, 480, 640), new(200, 560, 222, 720), new(438, 560, 460, 720)])
                {
                    Fill(canvas, new SKColor(0x8A, 0x55, 0x2B), path => path.AddRect(rail));
                }
            }
        }

        using var image = SKImage.FromBitmap(bitmap);
        using var encoded = image.Encode(SKEncodedImageFormat.Jpeg, 85);
        return encoded.ToArray();
    }

    private static void Fill(SKCanvas canvas, SKColor colour, Action<SKPath> draw)
    {
        using var path = new SKPath();
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        draw(path);
        canvas.DrawPath(path, paint);
    }
}

using System.IO.Compression;
using System.Net.Mime;
using Microsoft.AspNetCore.ResponseCompression;

namespace ParticipatoryHub.Web.Hosting;

/// <summary>
/// Pages go out compressed, over HTTPS too: a form's token is sealed anew in every answer, and the cookie of a vote on its way comes with
/// no request of another site, so nobody can guess at a secret by the length of answers. Style sheets and scripts are compressed when built.
/// </summary>
internal static class CompressionSetup
{
    public static void AddPageCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [MediaTypeNames.Text.Html];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }
}

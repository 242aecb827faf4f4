using System.Security.Cryptography;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Silo.Keys;

/// <summary>
/// The service's key on the curve P-256, drawn at its first use and kept like the rounds' keys in a file of its own. It is for good: a
/// new one would look to everybody who keeps checkpoints like another service.
/// </summary>
internal sealed class NoteSigner(SecretFiles files) : INoteSigner
{
    // No round can have this name.
    private const string FileName = "_signing";
    private const int ScalarLength = 32;

    private ECParameters? secret;

    public async ValueTask<NoteKey> GetKey(CancellationToken cancel)
    {
        using var ecdsa = await Secret(cancel);
        return KeyOf(ecdsa);
    }

    public async ValueTask<string> Sign(string text, CancellationToken cancel)
    {
        using var ecdsa = await Secret(cancel);
        return SignedNote.Sign(text, KeyOf(ecdsa), ecdsa);
    }

    private static NoteKey KeyOf(ECDsa ecdsa) => new(NoteKey.ServiceName, ecdsa.ExportSubjectPublicKeyInfo());

    // A random number beyond the order of the curve, one in four thousand million, is refused by the import: delete the file then.
    private async ValueTask<ECDsa> Secret(CancellationToken cancel)
    {
        secret ??= new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = await files.GetOrCreate(FileName, ScalarLength, cancel) };
        return ECDsa.Create(secret.Value);
    }
}

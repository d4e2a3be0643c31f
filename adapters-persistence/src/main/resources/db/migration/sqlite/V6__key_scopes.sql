-- Keys made before there were scopes could do what these can.
ALTER TABLE api_key ADD COLUMN scope TEXT NOT NULL DEFAULT 'write';

UPDATE api_key SET scope = 'admin' WHERE owner = 'installation';
